// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.guest.create;

import dev.vireo.desktop.form.Choice;
import dev.vireo.desktop.form.ChoiceField;
import dev.vireo.desktop.form.Explanations;
import dev.vireo.desktop.form.FieldState;
import dev.vireo.desktop.form.FlagField;
import dev.vireo.desktop.form.Form;
import dev.vireo.desktop.form.InputField;
import dev.vireo.desktop.form.Sentence;
import dev.vireo.model.guest.VmOptions;
import dev.vireo.model.guest.device.NetworkCard;
import dev.vireo.model.guest.device.NetworkCard.MacAddress;
import dev.vireo.model.node.NodeAnswers.NetworkInterface;
import dev.vireo.model.option.Options;
import dev.vireo.model.option.ValueTypes;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.beans.value.ObservableBooleanValue;

/** How the guest reaches the network. */
public final class NetworkPage implements PageModel {
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

    private final ChoiceField<Way> way = ChoiceField.of(
            new FieldState("wizard-network", Sentence.of("Network")), List.of(NAT, BRIDGE.barredBy(NO_BRIDGE)));
    private final FlagField noCard =
            new FlagField(new FieldState("wizard-network-none", Sentence.of("No network card")), false);
    private final ChoiceField<String> bridge =
            new ChoiceField<String>(new FieldState("wizard-bridge", Sentence.of("Bridge"))).missing(NO_BRIDGE);
    private final ChoiceField<String> model = ChoiceField.of(
            new FieldState("wizard-nic-model", Sentence.of("Model")),
            List.of(
                    Choice.of("virtio", Sentence.of("VirtIO (paravirtualised)")),
                    Choice.of("e1000", Sentence.verbatim("Intel E1000")),
                    Choice.of("e1000e", Sentence.verbatim("Intel E1000E")),
                    Choice.of("rtl8139", Sentence.verbatim("Realtek RTL8139")),
                    Choice.of("vmxnet3", Sentence.verbatim("VMware vmxnet3"))));
    private final InputField<MacAddress> mac = InputField.of(
                    new FieldState("wizard-mac", Sentence.of("MAC address")),
                    ValueTypes.parsed(MacAddress::parse),
                    Explanations.macAddress())
            .mayBeEmpty(Sentence.of("a free one"));
    private final InputField<Long> vlan = InputField.of(
                    new FieldState("wizard-vlan", Sentence.verbatim("VLAN")), NetworkCard.TAG.type())
            .mayBeEmpty(Sentence.of("none"));
    private final InputField<Double> rate = InputField.of(
                    new FieldState("wizard-rate", Sentence.of("Rate limit")), NetworkCard.RATE.type())
            .in(Sentence.of("MB/s"), 10)
            .mayBeEmpty(Sentence.of("unlimited"));
    private final InputField<Long> mtu = InputField.of(
                    new FieldState("wizard-mtu", Sentence.verbatim("MTU")), NetworkCard.MTU.type())
            .mayBeEmpty(Sentence.verbatim("1500"));
    private final FlagField disconnected =
            new FlagField(new FieldState("wizard-link-down", Sentence.of("Start disconnected")), false);
    private final Form form = Form.of(way, bridge, model, mac, vlan, rate, mtu, disconnected);

    /** A page that knows no bridge yet. */
    public NetworkPage() {
        way.valueProperty().addListener((observable, before, now) -> showFields());
        noCard.onProperty().addListener((observable, before, now) -> showFields());
        model.valueProperty().addListener((observable, before, now) -> hint());
        showFields();
        hint();
    }

    private void showFields() {
        boolean hasCard = !noCard.onProperty().get();
        boolean isBridged = way.is(Way.BRIDGE);
        form.fields().forEach(field -> field.state().enabledProperty().set(hasCard));
        bridge.state().shownProperty().set(isBridged);
        vlan.state().shownProperty().set(isBridged);
    }

    private void hint() {
        model.state()
                .hintProperty()
                .set(
                        switch (model.value().orElse("")) {
                            case "virtio" ->
                                Sentence.of(
                                        "Fastest. Linux has the driver; Windows needs the VirtIO drivers’ CD, else choose Intel E1000.");
                            case "e1000", "e1000e" ->
                                Sentence.of("Nearly every system has its driver; slower than VirtIO.");
                            case "rtl8139" -> Sentence.of("For old systems; slow.");
                            default -> Sentence.of("For guests that come from VMware.");
                        });
    }

    /** Offers the node's bridges: with one, a bridge is what is usually wanted; without, NAT is all there is. */
    public void offer(List<NetworkInterface> bridges) {
        bridge.offer(bridges.stream().map(NetworkPage::choice).toList());
        way.offer(List.of(NAT, bridges.isEmpty() ? BRIDGE.barredBy(NO_BRIDGE) : BRIDGE));
        way.choose(bridges.isEmpty() ? Way.NAT : Way.BRIDGE);
    }

    private static Choice<String> choice(NetworkInterface bridge) {
        String detail = Stream.of(bridge.bridgePorts(), Objects.requireNonNullElse(bridge.cidr(), bridge.address()))
                .filter(part -> part != null && !part.isBlank())
                .collect(Collectors.joining(", "));
        return Choice.of(bridge.iface(), Sentence.verbatim(bridge.iface()), Sentence.verbatim(detail));
    }

    /** Chooses the card that an operating system has a driver for. */
    void suit(OsProfile profile) {
        model.choose(profile.networkModel());
    }

    /** NAT or a bridge. */
    public ChoiceField<Way> way() {
        return way;
    }

    /** Whether the guest has no card at all. */
    public FlagField noCard() {
        return noCard;
    }

    /** The bridge. */
    public ChoiceField<String> bridge() {
        return bridge;
    }

    /** Model of the card. */
    public ChoiceField<String> model() {
        return model;
    }

    /** Its address. */
    public InputField<MacAddress> mac() {
        return mac;
    }

    /** VLAN tag. */
    public InputField<Long> vlan() {
        return vlan;
    }

    /** Rate limit in MB/s. */
    public InputField<Double> rate() {
        return rate;
    }

    /** Largest packet. */
    public InputField<Long> mtu() {
        return mtu;
    }

    /** Whether the cable is pulled. */
    public FlagField disconnected() {
        return disconnected;
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
        return noCard.onProperty().get() ? Options.EMPTY : Options.EMPTY.with(VmOptions.NET.member(0), card());
    }

    private NetworkCard card() {
        Options settings = Options.EMPTY
                .withNullable(
                        NetworkCard.BRIDGE, way.is(Way.BRIDGE) ? bridge.value().orElse(null) : null)
                .withNullable(NetworkCard.TAG, way.is(Way.BRIDGE) ? vlan.value().orElse(null) : null)
                .withNullable(NetworkCard.RATE, rate.value().orElse(null))
                .withNullable(NetworkCard.MTU, mtu.value().orElse(null));
        Options all = disconnected.isOn() ? settings.with(NetworkCard.LINK_DOWN, true) : settings;
        return new NetworkCard(model.value().orElse("virtio"), mac.value(), all);
    }

    @Override
    public boolean refuse(String parameter, Sentence reason) {
        return new Refusals(Map.of("net0", bridge.state().shownProperty().get() ? bridge : model))
                .refuse(parameter, reason);
    }
}
