// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.dialog;

import dev.vireo.desktop.form.Sheet;
import dev.vireo.desktop.fx.Toolkit;
import javafx.geometry.Insets;
import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** Draws an operation over the window: its title, what it means, its fields, and the buttons that begin it or leave it. */
public final class OperationDialog {
    private static final double WIDTH = 560;
    private static final double NAMES = 140;
    /** More fields than these scroll. */
    private static final int MANY = 7;

    private static final double HIGHEST = 330;

    private final OperationViewModel model;
    private final OperationParts parts;
    private final VBox box = new VBox();

    /** A dialog over that model, which is to be taken off the screen when the model is not open any more. */
    public OperationDialog(OperationViewModel model, Toolkit toolkit) {
        this.model = model;
        this.parts = new OperationParts(model, toolkit);
        box.setId("operation-dialog");
        box.getStyleClass().addAll("card", "dialog", "operation");
        box.setMinWidth(WIDTH);
        box.setMaxSize(WIDTH, Region.USE_PREF_SIZE);
        box.addEventHandler(KeyEvent.KEY_PRESSED, this::closeOnEscape);
        fill();
        giveEnter();
    }

    private void fill() {
        Operation operation = model.operation();
        box.getChildren().addAll(parts.title("dialog-title"), parts.meaning());
        if (!operation.sheet().isEmpty()) {
            box.getChildren().add(fields(operation.sheet()));
        }
        box.getChildren().addAll(parts.failure(), parts.footer());
    }

    /** Many fields do not push the buttons out of the window. */
    private Node fields(Sheet sheet) {
        Region form = parts.fields(NAMES);
        if (Math.max(sheet.main().size(), sheet.advanced().size()) <= MANY) {
            return form;
        }
        form.setPadding(new Insets(0, 14, 0, 0));
        ScrollPane pane = new ScrollPane(form);
        pane.setFitToWidth(true);
        pane.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        pane.setMaxHeight(HIGHEST);
        pane.getStyleClass().add("edge-to-edge");
        return pane;
    }

    /** Enter begins what can be undone. What destroys is left by it, unless the guest's number has been typed. */
    private void giveEnter() {
        Operation operation = model.operation();
        if (!operation.destroys()) {
            parts.begin().setDefaultButton(true);
        } else if (operation.asksForNumber()) {
            parts.begin().defaultButtonProperty().bind(model.mayBegin());
            parts.cancel().defaultButtonProperty().bind(model.mayBegin().not());
        } else {
            parts.cancel().setDefaultButton(true);
        }
    }

    private void closeOnEscape(KeyEvent event) {
        if (event.getCode() == KeyCode.ESCAPE) {
            event.consume();
            model.leave();
        }
    }

    /** Reads what the fields offer, and gives the first of them the keyboard. */
    public void open() {
        parts.open(box);
    }

    /** Leaves it, as its Cancel does. */
    public void leave() {
        model.leave();
    }

    /** The dialog. */
    public Node node() {
        return box;
    }
}
