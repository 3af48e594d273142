// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.guest.config;

import atlantafx.base.theme.Styles;
import dev.vireo.desktop.form.Buttons;
import dev.vireo.desktop.form.Sentence;
import dev.vireo.desktop.form.Wording;
import dev.vireo.desktop.fx.Toolkit;
import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/** What stands in place of the lines where there are none: what that means, and the first thing that can be added. */
final class EmptyList {
    private static final double WIDTH = 480;

    private final VBox box = new VBox(14);

    /** @param id begins the names of its controls for tests */
    EmptyList(String id, ConfigurationViewModel model, Toolkit toolkit) {
        Sentence advice = model.adviceWhenEmpty();
        box.setAlignment(Pos.CENTER);
        if (advice.isEmpty()) {
            return;
        }
        Label words = new Label();
        words.setId(id + "-empty");
        words.setWrapText(true);
        words.setMaxWidth(WIDTH);
        words.getStyleClass().add("muted");
        words.textProperty().bind(new Wording(toolkit.texts()).bind(advice));
        box.getChildren().add(words);
        model.additions().stream().findFirst().ifPresent(first -> {
            Button add = new Buttons(toolkit)
                    .of(id + "-empty-add", first.icon(), Sentence.of("Add"), () -> model.add(first));
            add.getStyleClass().add(Styles.ACCENT);
            box.getChildren().add(add);
        });
        // Before the first answer nobody knows whether there are lines.
        box.visibleProperty()
                .bind(Bindings.createBooleanBinding(
                        () -> !model.configurationProperty().get().isEmpty(), model.configurationProperty()));
    }

    Node node() {
        return box;
    }
}
