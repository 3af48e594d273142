// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.summary;

import dev.vireo.desktop.fx.Texts;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** Names with their values, one pair a row; a row whose value is empty is not there. */
public final class Facts extends VBox {
    private static final double NAME_WIDTH = 124;

    private final Texts texts;

    /** No rows yet. */
    public Facts(Texts texts) {
        this.texts = texts;
        setSpacing(6);
    }

    /** Adds a row at the end: an English name, and a value that is written as it is. */
    public Facts add(String name, ObservableValue<String> value) {
        Label label = wrapping();
        label.getStyleClass().add("fact-name");
        label.textProperty().bind(texts.bind(name));
        label.setMinWidth(NAME_WIDTH);
        label.setMaxWidth(NAME_WIDTH);
        Label content = wrapping();
        content.textProperty().bind(value);
        content.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(content, Priority.ALWAYS);
        HBox row = new HBox(8, label, content);
        row.visibleProperty()
                .bind(Bindings.createBooleanBinding(() -> !content.getText().isEmpty(), content.textProperty()));
        row.managedProperty().bind(row.visibleProperty());
        getChildren().add(row);
        return this;
    }

    private static Label wrapping() {
        Label label = new Label();
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }
}
