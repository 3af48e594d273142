// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.shell;

import dev.vireo.desktop.fx.Icon;
import dev.vireo.desktop.fx.Toolkit;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/** A line that says why something was refused, until it is closed or the next one comes. */
final class Notices {
    private final Label text = new Label();
    private final HBox line;

    Notices(Toolkit toolkit) {
        text.setId("notice");
        text.setWrapText(true);
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        Button close = new Button(null, toolkit.icons().icon(Icon.CLOSE));
        close.setId("notice-close");
        close.getStyleClass().addAll("flat", "small");
        line = new HBox(8, toolkit.icons().icon(Icon.ERROR), text, space, close);
        line.getStyleClass().add("notice-line");
        line.setAlignment(Pos.CENTER_LEFT);
        line.managedProperty().bind(line.visibleProperty());
        line.setVisible(false);
        close.setOnAction(event -> line.setVisible(false));
    }

    Node node() {
        return line;
    }

    void show(String sentence) {
        text.setText(sentence);
        line.setVisible(true);
    }
}
