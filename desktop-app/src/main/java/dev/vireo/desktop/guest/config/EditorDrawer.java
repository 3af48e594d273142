// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.guest.config;

import atlantafx.base.theme.Styles;
import dev.vireo.desktop.form.Buttons;
import dev.vireo.desktop.form.FormView;
import dev.vireo.desktop.form.Sentence;
import dev.vireo.desktop.form.Wording;
import dev.vireo.desktop.fx.Icon;
import dev.vireo.desktop.fx.Toolkit;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableBooleanValue;
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
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** The open editor at the side of the list. Enter saves, Esc closes. */
final class EditorDrawer {
    private static final double WIDTH = 490;

    private final EditSession session;
    private final Toolkit toolkit;
    private final Wording wording;
    private final Buttons buttons;
    private final BorderPane root = new BorderPane();
    private Node form = new Region();

    EditorDrawer(EditSession session, Toolkit toolkit) {
        this.session = session;
        this.toolkit = toolkit;
        this.wording = new Wording(toolkit.texts());
        this.buttons = new Buttons(toolkit);
        root.setId("editor");
        root.getStyleClass().add("editor-drawer");
        root.setPrefWidth(WIDTH);
        root.setMinWidth(WIDTH);
        root.addEventHandler(KeyEvent.KEY_PRESSED, this::pressed);
        session.editorProperty().addListener((observable, before, now) -> show(now));
        show(session.editorProperty().get());
    }

    private void pressed(KeyEvent event) {
        if (event.getCode() == KeyCode.ESCAPE) {
            session.cancel();
            event.consume();
        } else if (event.getCode() == KeyCode.ENTER) {
            session.editorProperty().get().ifPresent(this::enter);
            event.consume();
        }
    }

    /** Enter does what the button says that has the focus, else it saves; what takes away, it does only once it is confirmed. */
    private void enter(Editor editor) {
        boolean isAsked = !editor.purpose().takesAway()
                || (!editor.sheet().isEmpty() && editor.form().valid().get());
        Node focused = root.getScene() == null ? null : root.getScene().getFocusOwner();
        if (focused instanceof Button button && !"editor-save".equals(button.getId())) {
            button.fire();
        } else if (isAsked) {
            session.save();
        } else {
            session.cancel();
        }
    }

    private void show(Optional<Editor> shown) {
        shown.ifPresent(editor -> {
            root.setTop(header(editor));
            root.setCenter(body(editor));
            root.setBottom(footer(editor));
        });
    }

    private Node header(Editor editor) {
        Label title = new Label();
        title.setId("editor-title");
        title.textProperty().bind(wording.bind(editor.title()));
        title.getStyleClass().add("editor-title");
        Button cross = buttons.sign("editor-close", Icon.CLOSE, Sentence.of("Close"), session::cancel);
        cross.setFocusTraversable(false);
        HBox header = new HBox(title, gap(), cross);
        header.setAlignment(Pos.CENTER_LEFT);
        header.getStyleClass().add("editor-header");
        return header;
    }

    private Node body(Editor editor) {
        VBox body = new VBox();
        body.getStyleClass().add("editor-body");
        if (!editor.advice().isEmpty()) {
            body.getChildren().add(sentence("editor-advice", editor.advice()));
        }
        form = new FormView(toolkit.texts(), "editor-advanced", editor.sheet()).node();
        body.getChildren().addAll(form, failure(), conflict());
        ScrollPane scroll = new ScrollPane(body);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.getStyleClass().add("editor-scroll");
        return scroll;
    }

    private Label sentence(String id, Sentence words) {
        Label label = new Label();
        label.setId(id);
        label.setWrapText(true);
        label.textProperty().bind(wording.bind(words));
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }

    private Label failure() {
        Label failure = new Label();
        failure.setId("editor-failure");
        failure.setWrapText(true);
        failure.setMinHeight(Region.USE_PREF_SIZE);
        failure.getStyleClass().add("error-text");
        failure.textProperty().bind(wording.bind(session.failureProperty()));
        failure.visibleProperty().bind(failure.textProperty().isNotEmpty());
        failure.managedProperty().bind(failure.visibleProperty());
        return failure;
    }

    private Node conflict() {
        Label words = sentence(
                "editor-conflict",
                Sentence.of("Someone else has changed this guest meanwhile. Nothing of yours was saved, and nothing of"
                        + " theirs is overwritten. Load the present values to go on from them."));
        Button reload = buttons.of("editor-reload", Sentence.of("Load present values"), session::reload);
        VBox box = new VBox(8, words, reload);
        box.getStyleClass().addAll("notice", "waiting-notice");
        box.visibleProperty().bind(session.conflictProperty());
        box.managedProperty().bind(box.visibleProperty());
        return box;
    }

    private Node footer(Editor editor) {
        if (editor.purpose() == Editor.Purpose.READ) {
            Button close = buttons.of("editor-cancel", Sentence.of("Close"), session::cancel);
            return footer(close);
        }
        Button cancel = buttons.of("editor-cancel", Sentence.of("Cancel"), session::cancel);
        Button save = buttons.of("editor-save", verb(editor.purpose()), session::save);
        save.getStyleClass().add(editor.purpose() == Editor.Purpose.REMOVE ? Styles.DANGER : Styles.ACCENT);
        // What destroys is begun by a button alone that can be pressed once all is right.
        ObservableBooleanValue isBarred = editor.purpose() == Editor.Purpose.REMOVE
                ? Bindings.not(editor.form().valid())
                : editor.form().complains();
        save.disableProperty()
                .bind(session.busyProperty().or(session.conflictProperty()).or(isBarred));
        return footer(cancel, save);
    }

    private static Node footer(Button... buttons) {
        HBox footer = new HBox(8, gap());
        footer.getChildren().addAll(buttons);
        footer.getStyleClass().add("editor-footer");
        return footer;
    }

    private static Sentence verb(Editor.Purpose purpose) {
        return switch (purpose) {
            case READ -> Sentence.of("Close");
            case CHANGE -> Sentence.of("Save");
            case ADD -> Sentence.of("Add");
            case DETACH -> Sentence.of("Detach");
            case REMOVE -> Sentence.of("Remove");
        };
    }

    private static Region gap() {
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        return gap;
    }

    /** Puts the focus into the first field, or on Cancel if there is none. */
    void focusFirst() {
        Optional.ofNullable(form.lookup(".field-line > *"))
                .or(() -> Optional.ofNullable(root.lookup("#editor-cancel")))
                .orElse(root)
                .requestFocus();
    }

    Node node() {
        return root;
    }
}
