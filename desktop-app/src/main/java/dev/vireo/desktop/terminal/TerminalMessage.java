// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.terminal;

import dev.vireo.desktop.fx.Icon;
import dev.vireo.desktop.fx.Texts;
import dev.vireo.desktop.fx.Toolkit;
import dev.vireo.desktop.summary.FailureLabel;
import java.util.function.Predicate;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/** A line over the terminal that says how the session stands when it is not simply there; what was printed stays in sight. */
final class TerminalMessage extends HBox {
    private final Texts texts;
    private final ObservableValue<TerminalState> state;
    private final TerminalPlace.Kind kind;

    TerminalMessage(TerminalViewModel model, Toolkit toolkit) {
        super(12);
        this.texts = toolkit.texts();
        this.state = model.stateProperty();
        this.kind = model.place().kind();
        setId("terminal-message");
        getStyleClass().add("terminal-message");
        setAlignment(Pos.CENTER_LEFT);
        Label words = new Label();
        words.setId("terminal-message-text");
        words.setWrapText(true);
        words.setMinHeight(Region.USE_PREF_SIZE);
        HBox.setHgrow(words, Priority.ALWAYS);
        words.setMaxWidth(Double.MAX_VALUE);
        words.textProperty().bind(texts.computed(this::words, state));
        Button reconnect = button("terminal-reconnect", Texts.text("Reconnect"), toolkit, Icon.REFRESH);
        reconnect.setOnAction(event -> model.reconnect());
        showOnly(reconnect, now -> now instanceof TerminalState.Lost || now instanceof TerminalState.NoPort);
        Button again = button("terminal-again", Texts.text("New session"), toolkit, Icon.REFRESH);
        again.setOnAction(event -> model.reconnect());
        showOnly(again, now -> now instanceof TerminalState.Ended);
        Button add = button("terminal-add-port", Texts.text("Add a serial port"), toolkit, Icon.PLUS);
        add.setOnAction(event -> model.addPort());
        showOnly(add, now -> now instanceof TerminalState.NoPort);
        getChildren().addAll(words, new FailureLabel(texts, model.failureProperty()), add, reconnect, again);
        visibleProperty().bind(state.map(now -> !(now instanceof TerminalState.Connected)));
        managedProperty().bind(visibleProperty());
    }

    private void showOnly(Region part, Predicate<TerminalState> condition) {
        part.visibleProperty().bind(state.map(condition::test));
        part.managedProperty().bind(part.visibleProperty());
    }

    private Button button(String id, String title, Toolkit toolkit, Icon icon) {
        Button button = new Button();
        button.setId(id);
        button.setMinWidth(USE_PREF_SIZE);
        button.setGraphic(toolkit.icons().icon(icon));
        button.textProperty().bind(texts.bind(title));
        return button;
    }

    private String words() {
        TerminalState now = state.getValue();
        if (now instanceof TerminalState.GuestStopped) {
            return texts.get("The guest is switched off. Its console appears here when it runs.");
        }
        if (now instanceof TerminalState.NoPort) {
            return texts.get("The machine has no serial port to show.") + " "
                    + texts.get(
                            "Add one, shut the machine down and start it; a Linux guest then needs a login on ttyS0.");
        }
        if (now instanceof TerminalState.Lost lost) {
            return texts.get("The connection is lost: {0}.", withoutStop(texts.said(lost.reason()))) + " "
                    + texts.get("Next attempt in {0} s.", lost.retrySeconds());
        }
        if (now instanceof TerminalState.Ended) {
            return kind == TerminalPlace.Kind.NODE
                    ? texts.get("The session has ended.")
                    : texts.get(
                            "The session has ended: the guest closed it, or somebody else has opened the same console.");
        }
        return now instanceof TerminalState.Connecting ? texts.get("Connecting to the console…") : "";
    }

    private static String withoutStop(String sentence) {
        return sentence.endsWith(".") ? sentence.substring(0, sentence.length() - 1) : sentence;
    }
}
