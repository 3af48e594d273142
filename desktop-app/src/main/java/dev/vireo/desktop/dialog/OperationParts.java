// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.dialog;

import atlantafx.base.theme.Styles;
import dev.vireo.desktop.form.Buttons;
import dev.vireo.desktop.form.FormView;
import dev.vireo.desktop.form.Sentence;
import dev.vireo.desktop.form.Wording;
import dev.vireo.desktop.fx.Toolkit;
import java.util.Objects;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.StringBinding;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/** What an operation looks like wherever it is asked: its words, its fields, and its buttons. */
final class OperationParts {
    private final OperationViewModel model;
    private final Toolkit toolkit;
    private final Wording wording;
    private final Button cancel;
    private final Button begin;

    OperationParts(OperationViewModel model, Toolkit toolkit) {
        this.model = model;
        this.toolkit = toolkit;
        this.wording = new Wording(toolkit.texts());
        Buttons buttons = new Buttons(toolkit);
        Operation operation = model.operation();
        cancel = buttons.of("operation-cancel", Sentence.of("Cancel"), model::leave);
        begin = buttons.of("operation-begin", operation.verb(), model::begin);
        begin.getStyleClass().add(operation.destroys() ? Styles.DANGER : Styles.ACCENT);
        begin.disableProperty().bind(model.mayPress().not());
    }

    Label title(String style) {
        return label("operation-title", wording.bind(model.operation().title()), style);
    }

    Label meaning() {
        return label("operation-meaning", wording.bind(model.operation().meaning()), "operation-meaning");
    }

    Label failure() {
        return label("operation-failure", wording.bind(model.failureProperty()), "failure-text");
    }

    /** A text that is not there while it is empty. */
    private static Label label(String id, StringBinding text, String style) {
        Label label = new Label();
        label.setId(id);
        label.textProperty().bind(text);
        label.getStyleClass().add(style);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        label.visibleProperty().bind(Bindings.isNotEmpty(label.textProperty()));
        label.managedProperty().bind(label.visibleProperty());
        return label;
    }

    /** @param nameWidth width of the fields' names, in pixels */
    Region fields(double nameWidth) {
        return new FormView(
                        toolkit.texts(), "operation-advanced", model.operation().sheet(), nameWidth)
                .node();
    }

    HBox footer() {
        ProgressIndicator busy = new ProgressIndicator();
        busy.setPrefSize(18, 18);
        busy.visibleProperty().bind(model.busyProperty());
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        HBox line = new HBox(8, busy, gap, cancel, begin);
        line.setAlignment(Pos.CENTER_RIGHT);
        return line;
    }

    Button cancel() {
        return cancel;
    }

    Button begin() {
        return begin;
    }

    /** Reads what the fields offer, and gives the first of them the keyboard; Cancel where there is none. */
    void open(Node root) {
        model.open();
        root.applyCss(); // what scrolls is found only once it is dressed
        model.operation().sheet().main().stream()
                .filter(field -> field.state().counts())
                .map(field -> root.lookup("#" + field.state().id()))
                .filter(Objects::nonNull)
                .findFirst()
                .or(() -> Optional.of(cancel))
                .ifPresent(Node::requestFocus);
    }
}
