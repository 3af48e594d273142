// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.summary;

import dev.vireo.desktop.fx.Texts;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/** A titled frame around some content. */
public final class Card extends VBox {
    /** A card with that English title. */
    public Card(String title, Texts texts, Node... content) {
        Label heading = new Label();
        heading.getStyleClass().add("card-title");
        heading.textProperty().bind(texts.bind(title));
        getStyleClass().add("card");
        getChildren().add(heading);
        getChildren().addAll(content);
    }
}
