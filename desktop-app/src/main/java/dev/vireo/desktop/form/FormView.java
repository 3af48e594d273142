// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.form;

import dev.vireo.desktop.fx.Texts;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** Draws a sheet of fields, narrow enough for the side of a list or a dialog: names at the left, a fold at the end. */
public final class FormView {
    private static final double LABEL_WIDTH = 120;

    private final VBox box = new VBox();

    /** @param foldId id of the line that opens the folded part */
    public FormView(Texts texts, String foldId, Sheet sheet) {
        this(texts, foldId, sheet, LABEL_WIDTH);
    }

    /**
     * @param foldId id of the line that opens the folded part
     * @param labelWidth width of the fields' names, in pixels
     */
    public FormView(Texts texts, String foldId, Sheet sheet, double labelWidth) {
        box.getStyleClass().add("form-view");
        if (!sheet.main().isEmpty()) {
            box.getChildren().add(rows(texts, sheet.main(), labelWidth));
        }
        if (!sheet.advanced().isEmpty()) {
            Node folded = rows(texts, sheet.advanced(), labelWidth);
            box.getChildren().add(new Fold(texts, foldId, sheet.summary(), folded, sheet.advanced()).node());
        }
    }

    private static Node rows(Texts texts, List<Field> fields, double labelWidth) {
        FieldRows rows = new FieldRows(texts, labelWidth);
        fields.forEach(rows::add);
        return rows.node();
    }

    /** What holds the fields. */
    public Region node() {
        return box;
    }
}
