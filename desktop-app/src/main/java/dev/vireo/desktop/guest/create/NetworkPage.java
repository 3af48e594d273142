// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.guest.create;

import dev.vireo.desktop.form.Binding;
import dev.vireo.desktop.form.ChoiceField;
import dev.vireo.desktop.form.FieldState;
import dev.vireo.desktop.form.FlagField;
import dev.vireo.desktop.form.Form;
import dev.vireo.desktop.form.Sentence;
import dev.vireo.desktop.guest.hardware.NetworkCardForm;
import dev.vireo.desktop.guest.options.OsProfile;
import dev.vireo.desktop.wizard.Refusals;
import dev.vireo.model.node.NodeAnswers.NetworkInterface;
import dev.vireo.model.option.Options;
import java.util.List;
import java.util.Map;
import javafx.beans.value.ObservableBooleanValue;

/** How the guest reaches the network. */
public final class NetworkPage implements PageModel {
    private final NetworkCardForm card = new NetworkCardForm("wizard");
    private final Binding binding = card.newBinding("net0");
    private final FlagField noCard =
            new FlagField(new FieldState("wizard-network-none", Sentence.of("No network card")), false);
    private final Form form = Form.of(
            card.way(),
            card.bridge(),
            card.model(),
            card.mac(),
            card.vlan(),
            card.rate(),
            card.queues(),
            card.mtu(),
            card.disconnected());

    /** A page that knows no bridge yet. */
    public NetworkPage() {
        noCard.onProperty()
                .addListener((observable, before, now) -> form.fields()
                        .forEach(field -> field.state().enabledProperty().set(!now)));
    }

    /** Offers the node's bridges: with one, a bridge is what is usually wanted; without, NAT is all there is. */
    public void offer(List<NetworkInterface> bridges) {
        card.offer(bridges);
    }

    /** Chooses the card that an operating system has a driver for. */
    void suit(OsProfile profile) {
        card.model().choose(profile.networkModel());
    }

    /** The card. */
    public NetworkCardForm card() {
        return card;
    }

    /** NAT or a bridge. */
    public ChoiceField<NetworkCardForm.Way> way() {
        return card.way();
    }

    /** Whether the guest has no card at all. */
    public FlagField noCard() {
        return noCard;
    }

    @Override
    public Sentence step() {
        return Sentence.of("Network");
    }

    @Override
    public Sentence question() {
        return Sentence.of("How does the guest reach the network?");
    }

    @Override
    public ObservableBooleanValue valid() {
        return form.valid();
    }

    @Override
    public Options options() {
        return noCard.onProperty().get() ? Options.EMPTY : binding.store(Options.EMPTY);
    }

    @Override
    public boolean refuse(String parameter, Sentence reason) {
        return new Refusals(Map.of("net0", card.bridge().state().shownProperty().get() ? card.bridge() : card.model()))
                .refuse(parameter, reason);
    }
}
