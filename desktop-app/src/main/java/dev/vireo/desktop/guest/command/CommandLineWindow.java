// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.guest.command;

import atlantafx.base.theme.Styles;
import dev.vireo.desktop.chart.Segments;
import dev.vireo.desktop.form.Buttons;
import dev.vireo.desktop.form.Sentence;
import dev.vireo.desktop.form.Wording;
import dev.vireo.desktop.fx.Icon;
import dev.vireo.desktop.fx.OptionalLabel;
import dev.vireo.desktop.fx.Texts;
import dev.vireo.desktop.fx.Toolkit;
import dev.vireo.desktop.guest.GuestNames;
import dev.vireo.desktop.guest.command.CommandLineViewModel.Moment;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.StringBinding;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** Shows the command line of a guest's QEMU, to be read and copied. */
public final class CommandLineWindow {
    private static final double WIDTH = 860;
    private static final double HEIGHT = 560;

    private final CommandLineViewModel model;
    private final Toolkit toolkit;
    private final Wording wording;
    private final TextArea lines = new TextArea();
    private final VBox box = new VBox(12);

    /** @param hide takes the window off the screen */
    public CommandLineWindow(CommandLineViewModel model, Toolkit toolkit, Consumer<Node> hide) {
        this.model = model;
        this.toolkit = toolkit;
        this.wording = new Wording(toolkit.texts());
        box.setId("command-line");
        box.getStyleClass().addAll("card", "dialog");
        box.setMaxSize(WIDTH, HEIGHT);
        box.setPrefSize(WIDTH, HEIGHT);
        lines.setId("command-line-text");
        lines.setEditable(false);
        lines.getStyleClass().add("mono");
        lines.textProperty()
                .bind(Bindings.createStringBinding(model::text, model.readProperty(), model.momentProperty()));
        VBox.setVgrow(lines, Priority.ALWAYS);
        Label notes = label(
                "command-line-notes",
                "muted",
                toolkit.texts()
                        .computed(
                                () -> toolkit.texts().said(String.join("\n", model.notes())),
                                model.readProperty(),
                                model.momentProperty()));
        Label failure = label("command-line-failure", "failure-text", wording.bind(model.failureProperty()));
        box.getChildren().addAll(title(), moments(), failure, lines, notes, buttons(hide));
        box.sceneProperty().addListener((observed, before, now) -> {
            if (now == null) {
                model.close();
            }
        });
    }

    private Label title() {
        Label title = new Label();
        title.setGraphic(toolkit.icons().icon(Icon.CONSOLE));
        title.getStyleClass().add("dialog-title");
        title.textProperty()
                .bind(wording.bind(Sentence.of("QEMU command line of {0}", GuestNames.full(model.guest()))));
        return title;
    }

    /** There while QEMU runs: else there is nothing to choose. */
    private Node moments() {
        HBox choice = Segments.of(
                List.of(Moment.values()),
                moment -> switch (moment) {
                    case NOW -> Texts.text("As it runs");
                    case NEXT -> Texts.text("At the next start");
                },
                moment -> "command-line-" + moment.name().toLowerCase(Locale.ROOT),
                model.momentProperty(),
                toolkit.texts());
        choice.visibleProperty().bind(Bindings.createBooleanBinding(model::runs, model.readProperty()));
        choice.managedProperty().bind(choice.visibleProperty());
        return choice;
    }

    private static Label label(String id, String style, StringBinding text) {
        Label label = new OptionalLabel(style, text);
        label.setId(id);
        return label;
    }

    private Node buttons(Consumer<Node> hide) {
        Buttons buttons = new Buttons(toolkit);
        Button copy = buttons.of("command-line-copy", Icon.COPY, Sentence.of("Copy"), this::copy);
        copy.getStyleClass().add(Styles.ACCENT);
        copy.setDefaultButton(true);
        copy.disableProperty().bind(lines.textProperty().isEmpty());
        Button close = buttons.of("command-line-close", Sentence.of("Close"), () -> hide.accept(box));
        close.setCancelButton(true);
        HBox line = new HBox(8, copy, close);
        line.setAlignment(Pos.CENTER_RIGHT);
        return line;
    }

    private void copy() {
        ClipboardContent content = new ClipboardContent();
        content.putString(model.text());
        Clipboard.getSystemClipboard().setContent(content);
    }

    /** The window. */
    public Node node() {
        return box;
    }
}
