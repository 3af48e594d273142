// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.guest.hardware;

import dev.vireo.desktop.form.Binding;
import dev.vireo.desktop.form.Choice;
import dev.vireo.desktop.form.ChoiceField;
import dev.vireo.desktop.form.Explanations;
import dev.vireo.desktop.form.FieldState;
import dev.vireo.desktop.form.FlagField;
import dev.vireo.desktop.form.InputField;
import dev.vireo.desktop.form.KeySetting;
import dev.vireo.desktop.form.PropertySetting;
import dev.vireo.desktop.form.PropertyText;
import dev.vireo.desktop.form.Sentence;
import dev.vireo.desktop.form.Setting;
import dev.vireo.model.guest.device.NetworkCard;
import dev.vireo.model.guest.device.NetworkCard.MacAddress;
import dev.vireo.model.node.NodeAnswers.NetworkInterface;
import dev.vireo.model.option.Options;
import dev.vireo.model.option.ValueTypes;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How a guest reaches the network: one card of it. */
public final class NetworkCardForm {
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
    private final ChoiceField<String> model;
    private final InputField<MacAddress> mac;
    private final InputField<Long> vlan;
    private final InputField<Double> rate;
    private final InputField<Long> mtu;
    private final InputField<Long> queues;
    private final FlagField disconnected;

    /** @param prefix begins the fields' ids */
    public NetworkCardForm(String prefix) {
        way = ChoiceField.of(
                new FieldState(prefix + "-network", Sentence.of("Network")), List.of(NAT, BRIDGE.barredBy(NO_BRIDGE)));
        bridge = new ChoiceField<String>(new FieldState(prefix + "-bridge", Sentence.of("Bridge"))).missing(NO_BRIDGE);
        model = ChoiceField.of(
                new FieldState(prefix + "-nic-model", Sentence.of("Model")),
                List.of(
                        Choice.of("virtio", Sentence.of("VirtIO (paravirtualised)")),
                        Choice.of("e1000", Sentence.verbatim("Intel E1000")),
                        Choice.of("e1000e", Sentence.verbatim("Intel E1000E")),
                        Choice.of("rtl8139", Sentence.verbatim("Realtek RTL8139")),
                        Choice.of("vmxnet3", Sentence.verbatim("VMware vmxnet3"))));
        mac = InputField.of(
                        new FieldState(prefix + "-mac", Sentence.of("MAC address")),
                        ValueTypes.parsed(MacAddress::parse),
                        Explanations.macAddress())
                .mayBeEmpty(Sentence.of("a free one"));
        vlan = InputField.of(new FieldState(prefix + "-vlan", Sentence.verbatim("VLAN")), NetworkCard.TAG.type())
                .mayBeEmpty(Sentence.of("none"));
        rate = InputField.of(new FieldState(prefix + "-rate", Sentence.of("Rate limit")), NetworkCard.RATE.type())
                .in(Sentence.of("MB/s"), 10)
                .mayBeEmpty(Sentence.of("unlimited"));
        mtu = InputField.of(new FieldState(prefix + "-mtu", Sentence.verbatim("MTU")), NetworkCard.MTU.type())
                .mayBeEmpty(Sentence.verbatim("1500"));
        queues = InputField.of(new FieldState(prefix + "-queues", Sentence.of("Queues")), NetworkCard.QUEUES.type())
                .mayBeEmpty(Sentence.of("one"));
        disconnected = new FlagField(new FieldState(prefix + "-link-down", Sentence.of("Disconnected")), false);
        wire();
    }

    private void wire() {
        queues.state()
                .hintProperty()
                .set(Sentence.of("With as many queues as processors, fast traffic is spread over them. VirtIO only."));
        way.valueProperty().addListener((observable, before, now) -> showFields());
        model.valueProperty().addListener((observable, before, now) -> hint());
        showFields();
        hint();
    }

    private void showFields() {
        boolean isBridged = way.is(Way.BRIDGE);
        way.state().hintProperty().set(way.chosen().map(Choice::detail).orElse(Sentence.EMPTY));
        bridge.state().shownProperty().set(isBridged);
        vlan.state().shownProperty().set(isBridged);
    }

    private void hint() {
        queues.state().shownProperty().set(model.is("virtio"));
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

    /** Offers the node's bridges for a new card: with one, a bridge is what is usually wanted. */
    public void offer(List<NetworkInterface> bridges) {
        boolean isNone = bridges.isEmpty();
        bridge.offer(bridges.stream().map(NetworkCardForm::choice).toList());
        way.offer(List.of(NAT, isNone ? BRIDGE.barredBy(NO_BRIDGE) : BRIDGE));
        way.choose(isNone ? Way.NAT : Way.BRIDGE);
    }

    /** Offers the node's bridges for a card that is there, which stays where it is. */
    public void offerBeside(List<NetworkInterface> bridges) {
        bridge.offerBeside(bridges.stream().map(NetworkCardForm::choice).toList());
        boolean isNone = bridge.choices().isEmpty();
        way.offer(List.of(NAT, isNone ? BRIDGE.barredBy(NO_BRIDGE) : BRIDGE));
    }

    private static Choice<String> choice(NetworkInterface bridge) {
        String detail = Stream.of(bridge.bridgePorts(), Objects.requireNonNullElse(bridge.cidr(), bridge.address()))
                .filter(part -> part != null && !part.isBlank())
                .collect(Collectors.joining(", "));
        return Choice.of(bridge.iface(), Sentence.verbatim(bridge.iface()), Sentence.verbatim(detail));
    }

    /** The card under a key. */
    public PropertySetting binding(String key) {
        return new PropertySetting(
                () -> key,
                new PropertyText("model", NetworkCard.MODELS, "macaddr"),
                List.of(
                        Setting.of("model", model, "").always(),
                        Setting.of("macaddr", mac),
                        Setting.of("bridge", bridge, () -> bridge.value().orElse(""), this::showBridge),
                        Setting.of("tag", vlan),
                        Setting.of("rate", rate),
                        Setting.of("mtu", mtu),
                        Setting.of("queues", queues),
                        Setting.of("link_down", disconnected, false)));
    }

    /** A new card under a key, as the fields stand. */
    public Binding newBinding(String key) {
        PropertySetting card = binding(key);
        return new KeySetting(
                () -> key, way, () -> String.valueOf(card.store(Options.EMPTY).raw(key)));
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

    /** Number of packet queues. */
    public InputField<Long> queues() {
        return queues;
    }

    /** Whether the cable is pulled. */
    public FlagField disconnected() {
        return disconnected;
    }
}
