// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.node.system;

import dev.vireo.desktop.form.Buttons;
import dev.vireo.desktop.form.Sentence;
import dev.vireo.desktop.form.Wording;
import dev.vireo.desktop.fx.Icon;
import dev.vireo.desktop.fx.Toolkit;
import dev.vireo.desktop.list.ListTab;
import dev.vireo.desktop.node.list.NodeList;
import dev.vireo.desktop.shell.TabContent;
import dev.vireo.model.node.Check;
import java.util.Comparator;
import java.util.List;
import javafx.beans.InvalidationListener;
import javafx.beans.WeakInvalidationListener;
import javafx.collections.ListChangeListener;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** What is right and wrong about a node as a host: what was found, why it matters, and the command that mends it. */
final class ChecksView implements TabContent {
    private static final double PILL = 110;

    private final NodeList<Check> list;
    private final Toolkit toolkit;
    private final Wording wording;
    private final VBox rows = new VBox(10);
    private final ListTab tab;
    private final InvalidationListener onLanguage = observed -> fill();

    ChecksView(NodeList<Check> list, Toolkit toolkit) {
        this.list = list;
        this.toolkit = toolkit;
        this.wording = new Wording(toolkit.texts());
        rows.setId("check-list");
        rows.setPadding(new Insets(0, 8, 0, 0));
        ScrollPane pane = new ScrollPane(rows);
        pane.setFitToWidth(true);
        pane.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        pane.getStyleClass().add("edge-to-edge");
        VBox.setVgrow(pane, Priority.ALWAYS);
        Label state = new Label();
        state.getStyleClass().add("muted");
        state.textProperty()
                .bind(toolkit.texts()
                        .computed(() -> wording.say(summary()), list.rows().items(), list.busyProperty()));
        HBox line = new HBox(
                12,
                new Buttons(toolkit).of("check-again", Icon.REFRESH, Sentence.of("Check again"), list::read),
                state);
        line.setAlignment(Pos.CENTER_LEFT);
        tab = new ListTab(toolkit.texts(), "checks", list, line, List.of(pane));
        list.rows().items().addListener((ListChangeListener<Check>) change -> fill());
        // The language outlives the tab.
        toolkit.texts().languageProperty().addListener(new WeakInvalidationListener(onLanguage));
    }

    private Sentence summary() {
        if (list.busyProperty().get()) {
            return Sentence.of("Checking…");
        }
        long wrong = list.rows().items().stream()
                .filter(check -> !check.state().equals(Check.OK))
                .count();
        if (list.rows().items().isEmpty()) {
            return Sentence.EMPTY;
        }
        return wrong == 0
                ? Sentence.of("All is well.")
                : Sentence.of("{0} thing to look at|{0} things to look at", wrong);
    }

    private void fill() {
        rows.getChildren()
                .setAll(list.rows().items().stream()
                        .sorted(Comparator.comparing(ChecksView::urgency))
                        .map(this::row)
                        .toList());
    }

    /** What is wrong stands above what is right. */
    private static int urgency(Check check) {
        return switch (check.state()) {
            case Check.OK -> 2;
            case Check.WARNING -> 1;
            default -> 0;
        };
    }

    private Node row(Check check) {
        Label pill = new Label(wording.say(word(check.state())));
        pill.getStyleClass().addAll("pill", style(check.state()));
        pill.setMinWidth(Region.USE_PREF_SIZE);
        HBox state = new HBox(pill);
        state.setMinWidth(PILL);
        state.setMaxWidth(PILL);
        CheckWords said = CheckWords.of(toolkit.texts(), check);
        VBox words = new VBox(4, bold(said.title()), wrapping(said.found()));
        HBox.setHgrow(words, Priority.ALWAYS);
        addReason(words, said.reason());
        addRemedy(words, said);
        HBox row = new HBox(12, state, words);
        row.getStyleClass().add("card");
        row.setId("check-" + check.id());
        return row;
    }

    private void addReason(VBox words, String reason) {
        if (!reason.isEmpty()) {
            Label label = wrapping(wording.say(Sentence.of("Why it matters: {0}", reason)));
            label.getStyleClass().add("muted");
            words.getChildren().add(label);
        }
    }

    /** A command stands in a field, so that it can be selected and copied. */
    private void addRemedy(VBox words, CheckWords said) {
        if (said.remedy().isEmpty()) {
            return;
        }
        if (!said.isCommand()) {
            words.getChildren().add(wrapping(wording.say(Sentence.of("What to do: {0}", said.remedy()))));
            return;
        }
        TextField command = new TextField(said.remedy());
        command.setEditable(false);
        command.accessibleTextProperty().bind(toolkit.texts().bind("Command that mends it"));
        command.getStyleClass().add("mono");
        words.getChildren().add(command);
    }

    private static Label bold(String text) {
        Label label = wrapping(text);
        label.setStyle("-fx-font-weight: bold;");
        return label;
    }

    private static Label wrapping(String text) {
        Label label = new Label(text);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }

    private static Sentence word(String state) {
        return switch (state) {
            case Check.OK -> Sentence.of("well");
            case Check.WARNING -> Sentence.of("warning");
            case Check.ERROR -> Sentence.of("broken");
            default -> Sentence.of("not known");
        };
    }

    private static String style(String state) {
        return switch (state) {
            case Check.OK -> "state-running";
            case Check.WARNING -> "state-paused";
            case Check.ERROR -> "state-offline";
            default -> "state-stopped";
        };
    }

    @Override
    public Node node() {
        return tab.node();
    }

    @Override
    public void opened() {
        tab.opened();
    }

    @Override
    public void closed() {
        tab.closed();
    }
}
