// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.form;

import dev.vireo.desktop.fx.Texts;
import javafx.scene.Node;
import javafx.scene.layout.VBox;

/** Draws a sheet of fields, narrow enough for the side of a list: names at the left, few choices as cards. */
public final class FormView {
    private static final double LABEL_WIDTH = 120;

    private final VBox box = new VBox();

    /** @param foldId id of the line that opens the folded part */
    public FormView(Texts texts, String foldId, Sheet sheet) {
        box.getStyleClass().add("form-view");
        box.getChildren().add(rows(texts, sheet.main()));
        if (!sheet.advanced().isEmpty()) {
            box.getChildren().add(new Fold(texts, foldId, sheet.summary(), rows(texts, sheet.advanced())).node());
        }
    }

    private static Node rows(Texts texts, Iterable<Field> fields) {
        FieldRows rows = new FieldRows(texts, LABEL_WIDTH);
        fields.forEach(rows::add);
        return rows.node();
    }

    /** What holds the fields. */
    public Node node() {
        return box;
    }
}
