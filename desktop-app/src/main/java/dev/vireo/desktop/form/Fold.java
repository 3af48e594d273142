// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.form;

import dev.vireo.desktop.fx.Texts;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.StringBinding;
import javafx.scene.Node;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** The advanced part of a page: a line that names what is in it, and opens it. */
public final class Fold {
    private final VBox box;
    private final ToggleButton line = new ToggleButton();

    /**
     * A closed fold. It opens by itself when one of its fields complains, so that no reason stays out of sight.
     *
     * @param summary names what is in it
     * @param fields what is asked in it
     */
    public Fold(Texts texts, String id, Sentence summary, Node content, List<Field> fields) {
        line.setId(id);
        line.getStyleClass().setAll("fold-line");
        line.setWrapText(true);
        line.setMinHeight(Region.USE_PREF_SIZE);
        StringBinding words = new Wording(texts).bind(summary);
        line.textProperty()
                .bind(Bindings.when(line.selectedProperty())
                        .then("▾ ")
                        .otherwise("▸ ")
                        .concat(words));
        content.visibleProperty().bind(line.selectedProperty());
        content.managedProperty().bind(line.selectedProperty());
        box = new VBox(line, content);
        box.getStyleClass().add("fold");
        for (Field field : fields) {
            field.complaint().addListener((observable, before, now) -> openFor(field));
            openFor(field);
        }
    }

    /** A closed fold of short fields, the first half of them beside the second. */
    public static Fold ofHalves(Texts texts, String id, Sentence summary, List<Field> fields) {
        int half = (fields.size() + 1) / 2;
        Node columns = FieldRows.pair(texts, fields.subList(0, half), fields.subList(half, fields.size()));
        return new Fold(texts, id, summary, columns, fields);
    }

    private void openFor(Field field) {
        if (field.state().counts() && field.complaint().getValue().isPresent()) {
            line.setSelected(true);
        }
    }

    /** What holds the fold. */
    public Node node() {
        return box;
    }
}
