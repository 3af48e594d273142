// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.guest.agent;

import dev.vireo.desktop.fx.Texts;
import dev.vireo.desktop.fx.Toolkit;
import dev.vireo.desktop.inventory.ItemStatus;
import dev.vireo.desktop.summary.Card;
import dev.vireo.desktop.summary.Facts;
import java.util.function.Function;
import java.util.stream.Collectors;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;

/** What the agent tells of its guest: name, system, addresses, file systems; there while the guest runs. */
public final class AgentCard {
    private final AgentViewModel model;
    private final Toolkit toolkit;
    private final Texts texts;
    private final Card card;

    /** A card of what that model reads. */
    public AgentCard(AgentViewModel model, Toolkit toolkit) {
        this.model = model;
        this.toolkit = toolkit;
        this.texts = toolkit.texts();
        Facts facts = new Facts(texts)
                .add(Texts.text("Host name"), fact(AgentInfo::hostName))
                .add(Texts.text("System"), fact(AgentInfo::system))
                .add(Texts.text("Kernel"), fact(AgentInfo::kernel))
                .add(Texts.text("Addresses"), fact(AgentCard::addresses))
                .add(Texts.text("File systems"), fact(this::fileSystems));
        card = new Card(Texts.text("Inside the guest"), texts, facts, hint());
        card.setId("guest-agent");
        card.visibleProperty().bind(model.guest().statusProperty().map(status -> status == ItemStatus.RUNNING));
        card.managedProperty().bind(card.visibleProperty());
    }

    private ObservableValue<String> fact(Function<AgentInfo, String> words) {
        return texts.computed(() -> words.apply(model.infoProperty().get()), model.infoProperty());
    }

    private static String addresses(AgentInfo info) {
        return info.addresses().stream()
                .map(card -> card.card() + ": " + String.join(", ", card.addresses()))
                .collect(Collectors.joining("\n"));
    }

    private String fileSystems(AgentInfo info) {
        return info.fileSystems().stream()
                .map(system -> system.mountPoint() + ": " + toolkit.quantities().bytesOf(system.used(), system.total()))
                .collect(Collectors.joining("\n"));
    }

    private Label hint() {
        Label hint = new Label();
        hint.setId("guest-agent-hint");
        hint.getStyleClass().add("muted");
        hint.setWrapText(true);
        hint.setMinHeight(Region.USE_PREF_SIZE);
        hint.textProperty().bind(texts.computed(this::hintText, model.failureProperty()));
        hint.visibleProperty().bind(hint.textProperty().isNotEmpty());
        hint.managedProperty().bind(hint.visibleProperty());
        return hint;
    }

    private String hintText() {
        String reason = model.failureProperty().get();
        return reason.isEmpty()
                ? ""
                : texts.get(
                        "The guest agent does not answer: {0}. Switch it on in the options and install qemu-guest-agent in the guest to see its addresses and file systems here.",
                        reason.strip().replaceFirst("\\.$", ""));
    }

    /** The card. */
    public Node node() {
        return card;
    }

    /** Begins to ask. */
    public void opened() {
        model.open();
    }

    /** Ends asking. */
    public void closed() {
        model.close();
    }
}
