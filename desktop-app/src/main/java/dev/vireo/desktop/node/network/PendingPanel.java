// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.node.network;

import atlantafx.base.theme.Styles;
import dev.vireo.desktop.form.Buttons;
import dev.vireo.desktop.form.Sentence;
import dev.vireo.desktop.form.Wording;
import dev.vireo.desktop.fx.Icon;
import dev.vireo.desktop.fx.Texts;
import dev.vireo.desktop.fx.Toolkit;
import dev.vireo.desktop.summary.Card;
import dev.vireo.model.node.NetworkAnswers.PendingNetwork;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/** What waits to be applied as a diff, and after that the countdown with the question whether to keep it. */
final class PendingPanel {
    private final NetworkViewModel model;
    private final Toolkit toolkit;
    private final Wording wording;
    private final Buttons buttons;
    private final Runnable apply;

    /** @param apply asks whether to apply */
    PendingPanel(NetworkViewModel model, Toolkit toolkit, Runnable apply) {
        this.model = model;
        this.toolkit = toolkit;
        this.wording = new Wording(toolkit.texts());
        this.buttons = new Buttons(toolkit);
        this.apply = apply;
    }

    private PendingNetwork pending() {
        return model.pendingProperty().get();
    }

    /** The countdown; not there while nothing is to be confirmed. */
    Node countdown() {
        Label words = new Label();
        words.setId("network-countdown");
        words.setWrapText(true);
        words.textProperty().bind(toolkit.texts().computed(() -> wording.say(question()), model.pendingProperty()));
        HBox.setHgrow(words, Priority.ALWAYS);
        words.setMaxWidth(Double.MAX_VALUE);
        Button keep = buttons.of("network-keep", Icon.CHECK, Sentence.of("Keep these settings"), model::confirm);
        keep.getStyleClass().add(Styles.ACCENT);
        keep.setMinWidth(Region.USE_PREF_SIZE);
        Button back = buttons.of("network-back", Sentence.of("Go back now"), model::rollBack);
        back.setMinWidth(Region.USE_PREF_SIZE);
        HBox line = new HBox(12, words, back, keep);
        line.setAlignment(Pos.CENTER_LEFT);
        line.getStyleClass().addAll("notice", "notice-warning");
        return shownWhile(
                line, Bindings.createBooleanBinding(() -> pending().secondsLeft() != null, model.pendingProperty()));
    }

    private Sentence question() {
        Long left = pending().secondsLeft();
        if (left == null) {
            return Sentence.EMPTY;
        }
        return left == 0
                ? Sentence.of("The new settings are being applied…")
                : Sentence.of(
                        "The new settings are in effect. In {0} second the node goes back to the former ones."
                                + "|The new settings are in effect. In {0} seconds the node goes back to the former ones.",
                        left);
    }

    /** The changes that wait; not there while nothing waits. */
    Node changes() {
        DiffPane diff = new DiffPane();
        diff.setId("network-changes");
        diff.show(pending().changes());
        model.pendingProperty().map(PendingNetwork::changes).addListener((observed, before, now) -> diff.show(now));
        Button now = buttons.of("network-apply", Icon.PLAY, Sentence.of("Apply…"), apply);
        now.getStyleClass().add(Styles.ACCENT);
        Button discard = buttons.of("network-discard", Sentence.of("Forget changes"), model::discard);
        HBox line = new HBox(8, now, discard);
        Card card = new Card(Texts.text("Changes that wait to be applied"), toolkit.texts(), diff, line);
        card.setSpacing(10);
        card.setMinHeight(Region.USE_PREF_SIZE); // the list above gives way
        return shownWhile(
                card,
                Bindings.createBooleanBinding(
                        () -> pending().secondsLeft() == null
                                && !pending().changes().isEmpty(),
                        model.pendingProperty()));
    }

    private static Node shownWhile(Region node, BooleanBinding isShown) {
        node.visibleProperty().bind(isShown);
        node.managedProperty().bind(node.visibleProperty());
        return node;
    }
}
