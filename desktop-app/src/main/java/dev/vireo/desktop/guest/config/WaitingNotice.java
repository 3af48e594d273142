// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.guest.config;

import atlantafx.base.theme.Styles;
import dev.vireo.desktop.form.Buttons;
import dev.vireo.desktop.form.Sentence;
import dev.vireo.desktop.fx.Toolkit;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/** Says how many changes wait for a restart, and offers to restart or to drop them. */
final class WaitingNotice {
    private final ConfigurationViewModel model;
    private final Toolkit toolkit;
    private final HBox node;

    WaitingNotice(ConfigurationViewModel model, Toolkit toolkit) {
        this.model = model;
        this.toolkit = toolkit;
        Label notice = new Label();
        notice.setId("waiting-changes");
        notice.textProperty().bind(toolkit.texts().computed(this::words, model.rows()));
        notice.setWrapText(true);
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        node = new HBox(
                8,
                notice,
                gap,
                button("waiting-restart", Sentence.of("Restart now"), model::restart),
                button("waiting-revert", Sentence.of("Revert all"), model::revertAll));
        node.setAlignment(Pos.CENTER_LEFT);
        node.getStyleClass().addAll("notice", "waiting-notice");
        node.visibleProperty().bind(notice.textProperty().isNotEmpty());
        node.managedProperty().bind(node.visibleProperty());
    }

    private Button button(String id, Sentence words, Runnable action) {
        Button button = new Buttons(toolkit).of(id, words, action);
        button.getStyleClass().add(Styles.FLAT);
        button.setMinWidth(Region.USE_PREF_SIZE);
        return button;
    }

    private String words() {
        int waiting = model.waiting();
        return waiting == 0
                ? ""
                : toolkit.texts()
                        .get(
                                "{0} change waits for a restart of the guest.|{0} changes wait for a restart of the guest.",
                                waiting);
    }

    Node node() {
        return node;
    }
}
