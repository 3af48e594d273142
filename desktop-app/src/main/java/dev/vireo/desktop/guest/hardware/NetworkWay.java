// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.guest.hardware;

import dev.vireo.desktop.form.Binding;
import dev.vireo.desktop.form.Choice;
import dev.vireo.desktop.form.ChoiceField;
import dev.vireo.desktop.form.FieldState;
import dev.vireo.desktop.form.KeySetting;
import dev.vireo.desktop.form.PropertySetting;
import dev.vireo.desktop.form.Sentence;
import dev.vireo.desktop.form.Setting;
import dev.vireo.model.node.NodeAnswers.NetworkInterface;
import dev.vireo.model.option.Options;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Where a guest's card is plugged in: the node's address, or a bridge. Machines and containers are asked alike. */
public final class NetworkWay {
    /** Ways to the network. */
    public enum Way {
        /** Through the node's address. */
        NAT,
        /** As a machine of its own on the node's network. */
        BRIDGE
    }

    private static final Sentence NO_BRIDGE =
            Sentence.of("This node has no bridge. An administrator can add one in the node’s network settings.");
    private static final Choice<Way> NAT = Choice.of(
            Way.NAT,
            Sentence.verbatim("NAT"),
            Sentence.of("Works at once. The guest gets an address by DHCP and shares the node’s address outward."
                    + " Nobody can reach it from outside: good for a first installation."));
    private static final Choice<Way> BRIDGE = Choice.of(
            Way.BRIDGE,
            Sentence.of("Bridge"),
            Sentence.of("The guest is a machine of your own network, with an address from there. Choose this for"
                    + " servers."));

    private final ChoiceField<Way> way;
    private final ChoiceField<String> bridge;

    /** @param prefix begins the fields' ids */
    public NetworkWay(String prefix) {
        way = ChoiceField.of(
                new FieldState(prefix + "-network", Sentence.of("Network")), List.of(NAT, BRIDGE.barredBy(NO_BRIDGE)));
        bridge = new ChoiceField<String>(new FieldState(prefix + "-bridge", Sentence.of("Bridge"))).missing(NO_BRIDGE);
        way.valueProperty().addListener((observable, before, now) -> show());
        show();
    }

    private void show() {
        way.state().hintProperty().set(way.chosen().map(Choice::detail).orElse(Sentence.EMPTY));
        bridge.state().shownProperty().set(way.is(Way.BRIDGE));
    }

    /** Offers the node's bridges for a new card: with one, a bridge is what is usually wanted. */
    public void offer(List<NetworkInterface> bridges) {
        boolean isNone = bridges.isEmpty();
        bridge.offer(bridges.stream().map(NetworkWay::choice).toList());
        way.offer(List.of(NAT, isNone ? BRIDGE.barredBy(NO_BRIDGE) : BRIDGE));
        way.choose(isNone ? Way.NAT : Way.BRIDGE);
    }

    /** Offers the node's bridges for a card that is there, which stays where it is. */
    public void offerBeside(List<NetworkInterface> bridges) {
        bridge.offerBeside(bridges.stream().map(NetworkWay::choice).toList());
        boolean isNone = bridge.choices().isEmpty();
        way.offer(List.of(NAT, isNone ? BRIDGE.barredBy(NO_BRIDGE) : BRIDGE));
    }

    private static Choice<String> choice(NetworkInterface bridge) {
        String detail = Stream.of(bridge.bridgePorts(), Objects.requireNonNullElse(bridge.cidr(), bridge.address()))
                .filter(part -> part != null && !part.isBlank())
                .collect(Collectors.joining(", "));
        return Choice.of(bridge.iface(), Sentence.verbatim(bridge.iface()), Sentence.verbatim(detail));
    }

    /** What stands for it in a card's property string; without a bridge the card uses NAT. */
    public Setting setting() {
        return Setting.of("bridge", bridge, () -> bridge.value().orElse(""), this::showBridge);
    }

    private void showBridge(String name) {
        if (name.isEmpty()) {
            way.choose(Way.NAT);
            return;
        }
        bridge.chooseOrAdd(Choice.of(name, Sentence.verbatim(name)));
        way.offer(List.of(NAT, BRIDGE));
        way.choose(Way.BRIDGE);
    }

    /** NAT or a bridge. */
    public ChoiceField<Way> way() {
        return way;
    }

    /** The bridge. */
    public ChoiceField<String> bridge() {
        return bridge;
    }

    /** A new card under a key, as the fields stand: also one on NAT alone is one. */
    public Binding newCard(String key, PropertySetting card) {
        return new KeySetting(
                () -> key, way, () -> String.valueOf(card.store(Options.EMPTY).raw(key)));
    }
}
