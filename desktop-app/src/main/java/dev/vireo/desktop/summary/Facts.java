// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.summary;

import dev.vireo.desktop.fx.Texts;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.geometry.VPos;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/** Names with their values, one pair a row; a row whose value is empty is not there. */
public final class Facts extends GridPane {
    private static final double NAME_WIDTH = 124;

    private final Texts texts;
    private int rows;

    /** No rows yet. */
    public Facts(Texts texts) {
        this.texts = texts;
        setHgap(8);
        setVgap(6);
        ColumnConstraints names = new ColumnConstraints();
        names.setMinWidth(NAME_WIDTH);
        names.setMaxWidth(NAME_WIDTH);
        ColumnConstraints values = new ColumnConstraints();
        values.setHgrow(Priority.ALWAYS);
        getColumnConstraints().addAll(names, values);
    }

    /** Adds a row at the end: an English name, and a value that is written as it is. */
    public Facts add(String name, ObservableValue<String> value) {
        Label label = wrapping();
        label.getStyleClass().add("fact-name");
        label.textProperty().bind(texts.bind(name));
        Label content = wrapping();
        content.textProperty().bind(value);
        addRow(rows++, label, content);
        for (Label part : new Label[] {label, content}) {
            part.visibleProperty()
                    .bind(Bindings.createBooleanBinding(() -> !content.getText().isEmpty(), content.textProperty()));
            part.managedProperty().bind(part.visibleProperty());
        }
        return this;
    }

    private static Label wrapping() {
        Label label = new Label();
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        GridPane.setValignment(label, VPos.TOP);
        return label;
    }
}
