// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.console;

import dev.vireo.desktop.fx.Icon;
import dev.vireo.desktop.fx.Texts;
import dev.vireo.desktop.fx.Toolkit;
import dev.vireo.desktop.summary.FailureLabel;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** Says, in place of the screen, why there is none and what can be done about it. */
final class ConsoleMessage extends VBox {
    private final Texts texts;
    private final ObservableValue<ConsoleState> state;

    ConsoleMessage(ConsoleViewModel model, Toolkit toolkit) {
        super(14);
        this.texts = toolkit.texts();
        this.state = model.stateProperty();
        getStyleClass().add("console-message");
        setAlignment(Pos.CENTER);
        setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        Button start = button("console-start", Texts.text("Start"), toolkit, Icon.PLAY);
        start.getStyleClass().add("success");
        start.setOnAction(event -> model.start());
        Button reconnect = button("console-reconnect", Texts.text("Reconnect"), toolkit, Icon.REFRESH);
        reconnect.setOnAction(event -> model.reconnect());
        FailureLabel failure = new FailureLabel(texts, model.failureProperty());
        failure.setMaxWidth(460);
        getChildren().addAll(message(), failure, start, reconnect);
        visibleProperty().bind(state.map(now -> !(now instanceof ConsoleState.Connected)));
        showOnly(start, state.map(now -> now instanceof ConsoleState.GuestStopped));
        showOnly(reconnect, state.map(now -> now instanceof ConsoleState.Lost || now instanceof ConsoleState.NoScreen));
    }

    private static void showOnly(Region part, ObservableValue<Boolean> condition) {
        part.visibleProperty().bind(condition);
        part.managedProperty().bind(condition);
    }

    private Label message() {
        Label label = new Label();
        label.setId("console-message");
        label.setWrapText(true);
        label.setMaxWidth(460);
        label.textProperty().bind(texts.computed(this::words, state));
        return label;
    }

    private Button button(String id, String title, Toolkit toolkit, Icon icon) {
        Button button = new Button();
        button.setId(id);
        button.setGraphic(toolkit.icons().icon(icon));
        button.textProperty().bind(texts.bind(title));
        return button;
    }

    private String words() {
        ConsoleState now = state.getValue();
        if (now instanceof ConsoleState.GuestStopped) {
            return texts.get("The guest is switched off. Its screen appears here when it runs.");
        }
        if (now instanceof ConsoleState.NoScreen) {
            return texts.get("The guest has no graphics card, so there is no screen to show.")
                    + " "
                    + texts.get("Choose another display in its hardware to get one.");
        }
        if (now instanceof ConsoleState.Lost lost) {
            return texts.said(lost.reason()) + "\n" + texts.get("Next attempt in {0} s.", lost.retrySeconds());
        }
        return now instanceof ConsoleState.Connecting ? texts.get("Connecting to the screen…") : "";
    }
}
