// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.dialog;

import dev.vireo.desktop.form.Buttons;
import dev.vireo.desktop.form.Sentence;
import dev.vireo.desktop.fx.Icon;
import dev.vireo.desktop.fx.Toolkit;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** Draws an operation at the side of what it changes. Enter begins it, Esc leaves it; the rest of the window stays usable. */
public final class OperationDrawer {
    private static final double WIDTH = 490;
    private static final double NAMES = 130;

    private final OperationViewModel model;
    private final OperationParts parts;
    private final BorderPane root = new BorderPane();

    /** A drawer over that model, which is to be taken off the screen when the model is not open any more. */
    OperationDrawer(OperationViewModel model, Toolkit toolkit) {
        this.model = model;
        this.parts = new OperationParts(model, toolkit);
        root.setId("operation-drawer");
        root.getStyleClass().add("editor-drawer");
        root.setPrefWidth(WIDTH);
        root.setMinWidth(WIDTH);
        root.setTop(header(new Buttons(toolkit)));
        root.setCenter(body());
        HBox footer = parts.footer();
        footer.getStyleClass().add("editor-footer");
        root.setBottom(footer);
        root.addEventHandler(KeyEvent.KEY_PRESSED, this::pressed);
    }

    private Node header(Buttons buttons) {
        Label title = parts.title("editor-title");
        title.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(title, Priority.ALWAYS);
        Button cross = buttons.sign("operation-close", Icon.CLOSE, Sentence.of("Close"), model::leave);
        cross.setFocusTraversable(false); // Esc does it
        HBox header = new HBox(8, title, cross);
        header.setAlignment(Pos.CENTER_LEFT);
        header.getStyleClass().add("editor-header");
        return header;
    }

    private Node body() {
        VBox body = new VBox(parts.meaning());
        if (!model.operation().sheet().isEmpty()) {
            body.getChildren().add(parts.fields(NAMES));
        }
        body.getChildren().add(parts.failure());
        body.getStyleClass().add("editor-body");
        ScrollPane scroll = new ScrollPane(body);
        scroll.setFitToWidth(true);
        scroll.setFocusTraversable(false);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.getStyleClass().add("editor-scroll");
        return scroll;
    }

    /** Keys count inside the drawer alone: Enter in the list beside it has a meaning of its own. */
    private void pressed(KeyEvent event) {
        if (event.getCode() == KeyCode.ESCAPE) {
            event.consume();
            model.leave();
        } else if (event.getCode() == KeyCode.ENTER) {
            event.consume();
            enter(root.getScene() == null ? root : root.getScene().getFocusOwner());
        }
    }

    private void enter(Node focused) {
        if (focused instanceof Button button) {
            button.fire();
        } else if (!model.operation().destroys()) {
            model.begin();
        }
    }

    /** Reads what the fields offer, and gives the first of them the keyboard. */
    void open() {
        parts.open(root);
    }

    /** Leaves it, as its Cancel does. */
    void leave() {
        model.leave();
    }

    Node node() {
        return root;
    }
}
