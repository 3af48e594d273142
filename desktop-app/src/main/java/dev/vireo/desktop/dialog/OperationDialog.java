// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.dialog;

import atlantafx.base.theme.Styles;
import dev.vireo.desktop.form.Field;
import dev.vireo.desktop.form.FieldRows;
import dev.vireo.desktop.form.Fold;
import dev.vireo.desktop.form.Sentence;
import dev.vireo.desktop.form.Wording;
import dev.vireo.desktop.fx.Toolkit;
import java.util.List;
import java.util.Objects;
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
    private final Runnable close;
    private final VBox box = new VBox();

    /** @param close takes the dialog off the screen */
    public OperationDialog(OperationViewModel model, Toolkit toolkit, Runnable close) {
        this.model = model;
        this.toolkit = toolkit;
        this.wording = new Wording(toolkit.texts());
        this.close = close;
        box.setId("operation-dialog");
        box.getStyleClass().addAll("card", "dialog", "operation");
        box.getStylesheets()
                .add(Objects.requireNonNull(OperationDialog.class.getResource("/dev/vireo/desktop/form.css"))
                        .toExternalForm());
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
        if (!operation.fields().isEmpty()) {
            box.getChildren().add(rows(operation.fields()));
        }
        if (!operation.advanced().isEmpty()) {
            box.getChildren()
                    .add(new Fold(
                                    toolkit.texts(),
                                    "operation-advanced",
                                    operation.advancedSummary(),
                                    rows(operation.advanced()))
                            .node());
        }
        Label failure = label(wording.bind(model.failureProperty()), "failure-text");
        failure.getStyleClass().add("error-text");
        failure.setId("operation-failure");
        box.getChildren().addAll(failure, buttons());
    }

    private Node rows(List<Field> fields) {
        FieldRows rows = new FieldRows(toolkit.texts(), NAMES);
        fields.forEach(rows::add);
        return fields.size() > MANY ? scrolling(rows.node()) : rows.node();
    }

    /** Many fields do not push the buttons out of the window. */
    private static Node scrolling(Region rows) {
        rows.setPadding(new Insets(0, 14, 0, 0));
        ScrollPane pane = new ScrollPane(rows);
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

    private Node buttons() {
        Operation operation = model.operation();
        Button cancel = button("operation-cancel", Sentence.of("Cancel"), close);
        Button begin = button("operation-begin", operation.verb(), model::begin);
        begin.getStyleClass().add(operation.destroys() ? Styles.DANGER : Styles.ACCENT);
        begin.disableProperty().bind(model.mayPress().not());
        // Enter begins what can be undone; what destroys is begun by its button alone.
        begin.setDefaultButton(!operation.destroys());
        ProgressIndicator busy = new ProgressIndicator();
        busy.setPrefSize(18, 18);
        busy.visibleProperty().bind(model.busyProperty());
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        HBox line = new HBox(8, busy, gap, cancel, begin);
        line.setAlignment(Pos.CENTER_RIGHT);
        return line;
    }

    private Button button(String id, Sentence words, Runnable action) {
        Button button = new Button();
        button.setId(id);
        button.textProperty().bind(wording.bind(words));
        button.setOnAction(event -> action.run());
        return button;
    }

    private void closeOnEscape(KeyEvent event) {
        if (event.getCode() == KeyCode.ESCAPE) {
            event.consume();
            close.run();
        }
    }

    /** Reads what the fields offer, and gives the first of them the keyboard. */
    public void open() {
        model.open();
        model.operation().fields().stream()
                .filter(field -> field.state().counts())
                .map(field -> box.lookup("#" + field.state().id()))
                .filter(Objects::nonNull)
                .findFirst()
                .or(() -> java.util.Optional.ofNullable(box.lookup("#operation-cancel")))
                .ifPresent(Node::requestFocus);
    }

    /** The dialog. */
    public Node node() {
        return box;
    }
}
