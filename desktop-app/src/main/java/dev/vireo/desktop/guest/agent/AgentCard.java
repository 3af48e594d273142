// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.guest.agent;

import dev.vireo.desktop.form.Sentence;
import dev.vireo.desktop.form.Wording;
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
    /** As long as a guest may need until its agent answers. */
    private static final long STARTING_SECONDS = 180;

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
        hint.textProperty()
                .bind(texts.computed(
                        () -> new Wording(texts).say(hintText()),
                        model.failureProperty(),
                        model.guest().usageProperty()));
        hint.visibleProperty().bind(hint.textProperty().isNotEmpty());
        hint.managedProperty().bind(hint.visibleProperty());
        return hint;
    }

    /** Servers of this dialect say the first two alike; what else they say is shown. */
    private Sentence hintText() {
        String reason = model.failureProperty().get().strip().replaceFirst("\\.$", "");
        if (reason.isEmpty()) {
            return Sentence.EMPTY;
        }
        if (reason.startsWith("No QEMU guest agent configured")) {
            return Sentence.of("The guest has no channel to an agent. Switch it on in the options and start the guest"
                    + " anew to see its addresses and file systems here.");
        }
        if (reason.startsWith("QEMU guest agent is not running")) {
            return isYoung()
                    ? Sentence.of("Its agent has not answered yet: the guest may still be starting.")
                    : Sentence.of("Its agent does not run. Install qemu-guest-agent in the guest to see its addresses"
                            + " and file systems here.");
        }
        return Sentence.of("Its agent does not answer: {0}.", reason);
    }

    private boolean isYoung() {
        Long seconds = model.guest().usageProperty().get().uptime();
        return seconds != null && seconds < STARTING_SECONDS;
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
