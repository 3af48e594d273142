// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.dialog;

import atlantafx.base.theme.Styles;
import dev.vireo.desktop.form.Buttons;
import dev.vireo.desktop.form.FormView;
import dev.vireo.desktop.form.Sentence;
import dev.vireo.desktop.form.Sheet;
import dev.vireo.desktop.form.Wording;
import dev.vireo.desktop.fx.Toolkit;
import java.util.Objects;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.StringBinding;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** Draws an operation: its title, what it means, its fields, and the buttons that begin it or leave it. */
public final class OperationDialog {
    private static final double WIDTH = 560;
    private static final double NAMES = 140;
    /** More fields than these scroll. */
    private static final int MANY = 7;

    private static final double HIGHEST = 330;

    private final OperationViewModel model;
    private final Toolkit toolkit;
    private final Wording wording;
    private final Buttons buttons;
    private final VBox box = new VBox();

    /** A dialog over that model, which is to be taken off the screen when the model is not open any more. */
    public OperationDialog(OperationViewModel model, Toolkit toolkit) {
        this.model = model;
        this.toolkit = toolkit;
        this.wording = new Wording(toolkit.texts());
        this.buttons = new Buttons(toolkit);
        box.setId("operation-dialog");
        box.getStyleClass().addAll("card", "dialog", "operation");
        box.setMinWidth(WIDTH);
        box.setMaxSize(WIDTH, Region.USE_PREF_SIZE);
        box.addEventHandler(KeyEvent.KEY_PRESSED, this::closeOnEscape);
        fill();
    }

    private void fill() {
        Operation operation = model.operation();
        Label title = label(wording.bind(operation.title()), "dialog-title");
        title.setId("operation-title");
        Label meaning = label(wording.bind(operation.meaning()), "operation-meaning");
        meaning.setId("operation-meaning");
        box.getChildren().addAll(title, meaning);
        if (!operation.sheet().isEmpty()) {
            box.getChildren().add(fields(operation.sheet()));
        }
        Label failure = label(wording.bind(model.failureProperty()), "failure-text");
        failure.setId("operation-failure");
        box.getChildren().addAll(failure, footer());
    }

    /** Many fields do not push the buttons out of the window. */
    private Node fields(Sheet sheet) {
        Region form = new FormView(toolkit.texts(), "operation-advanced", sheet, NAMES).node();
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

    /** A text that is not there while it is empty. */
    private static Label label(StringBinding text, String style) {
        Label label = new Label();
        label.textProperty().bind(text);
        label.getStyleClass().add(style);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        label.visibleProperty().bind(Bindings.isNotEmpty(label.textProperty()));
        label.managedProperty().bind(label.visibleProperty());
        return label;
    }

    private Node footer() {
        Operation operation = model.operation();
        Button cancel = buttons.of("operation-cancel", Sentence.of("Cancel"), model::leave);
        Button begin = buttons.of("operation-begin", operation.verb(), model::begin);
        begin.getStyleClass().add(operation.destroys() ? Styles.DANGER : Styles.ACCENT);
        begin.disableProperty().bind(model.mayPress().not());
        giveEnterTo(operation, begin, cancel);
        ProgressIndicator busy = new ProgressIndicator();
        busy.setPrefSize(18, 18);
        busy.visibleProperty().bind(model.busyProperty());
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        HBox line = new HBox(8, busy, gap, cancel, begin);
        line.setAlignment(Pos.CENTER_RIGHT);
        return line;
    }

    /** Enter begins what can be undone. What destroys is left by it, unless the guest's number has been typed. */
    private void giveEnterTo(Operation operation, Button begin, Button cancel) {
        if (!operation.destroys()) {
            begin.setDefaultButton(true);
        } else if (operation.asksForNumber()) {
            begin.defaultButtonProperty().bind(model.mayBegin());
            cancel.defaultButtonProperty().bind(model.mayBegin().not());
        } else {
            cancel.setDefaultButton(true);
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
        model.open();
        model.operation().sheet().main().stream()
                .filter(field -> field.state().counts())
                .map(field -> box.lookup("#" + field.state().id()))
                .filter(Objects::nonNull)
                .findFirst()
                .or(() -> Optional.ofNullable(box.lookup("#operation-cancel")))
                .ifPresent(Node::requestFocus);
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
