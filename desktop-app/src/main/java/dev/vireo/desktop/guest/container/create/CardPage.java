// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.guest.container.create;

import dev.vireo.desktop.form.Binding;
import dev.vireo.desktop.form.Field;
import dev.vireo.desktop.form.FieldState;
import dev.vireo.desktop.form.FlagField;
import dev.vireo.desktop.form.Form;
import dev.vireo.desktop.form.Sentence;
import dev.vireo.desktop.guest.container.ContainerCardForm;
import dev.vireo.desktop.guest.create.OrderPage;
import dev.vireo.desktop.wizard.Refusals;
import dev.vireo.model.node.NodeAnswers.NetworkInterface;
import dev.vireo.model.option.Options;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javafx.beans.value.ObservableBooleanValue;

/** How the container reaches the network. */
public final class CardPage implements OrderPage {
    private final ContainerCardForm card = new ContainerCardForm("wizard", "eth0");
    private final Binding binding = card.newBinding("net0");
    private final FlagField noCard =
            new FlagField(new FieldState("wizard-network-none", Sentence.of("No network card")), false);
    private final Form form;

    /** A page that knows no bridge yet. */
    public CardPage() {
        List<Field> fields = new ArrayList<>(List.of(card.way()));
        fields.addAll(card.main());
        fields.addAll(card.advanced());
        form = new Form(fields);
        noCard.onProperty()
                .addListener((observable, before, now) ->
                        fields.forEach(field -> field.state().enabledProperty().set(!now)));
    }

    /** Offers the node's bridges: with one, a bridge is what is usually wanted; without, NAT is all there is. */
    public void offer(List<NetworkInterface> bridges) {
        card.place().offer(bridges);
    }

    /** The card. */
    public ContainerCardForm card() {
        return card;
    }

    /** Whether the container has no card at all. */
    public FlagField noCard() {
        return noCard;
    }

    @Override
    public Sentence step() {
        return Sentence.of("Network");
    }

    @Override
    public Sentence question() {
        return Sentence.of("How does the container reach the network?");
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
        Field blamed = card.place().bridge().state().shownProperty().get()
                ? card.place().bridge()
                : card.ipv4().source();
        return new Refusals(Map.of("net0", blamed)).refuse(parameter, reason);
    }
}
