// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.guest.hardware;

import dev.vireo.desktop.form.Binding;
import dev.vireo.desktop.form.Choice;
import dev.vireo.desktop.form.ChoiceField;
import dev.vireo.desktop.form.Explanations;
import dev.vireo.desktop.form.Field;
import dev.vireo.desktop.form.FieldState;
import dev.vireo.desktop.form.FlagField;
import dev.vireo.desktop.form.InputField;
import dev.vireo.desktop.form.PropertySetting;
import dev.vireo.desktop.form.PropertyText;
import dev.vireo.desktop.form.Sentence;
import dev.vireo.desktop.form.Setting;
import dev.vireo.model.guest.device.NetworkCard;
import dev.vireo.model.guest.device.NetworkCard.MacAddress;
import dev.vireo.model.node.NodeAnswers.NetworkInterface;
import dev.vireo.model.option.ValueTypes;
import java.util.List;

/** How a guest reaches the network: one card of it. */
public final class NetworkCardForm {
    private final NetworkWay place;
    private final ChoiceField<String> model;
    private final InputField<MacAddress> mac;
    private final InputField<Long> vlan;
    private final InputField<Double> rate;
    private final InputField<Long> mtu;
    private final InputField<Long> queues;
    private final FlagField disconnected;

    /** @param prefix begins the fields' ids */
    public NetworkCardForm(String prefix) {
        place = new NetworkWay(prefix);
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
        vlan.state().shownProperty().bind(place.bridge().state().shownProperty());
        model.valueProperty().addListener((observable, before, now) -> hint());
        hint();
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
        place.offer(bridges);
    }

    /** Offers the node's bridges for a card that is there, which stays where it is. */
    public void offerBeside(List<NetworkInterface> bridges) {
        place.offerBeside(bridges);
    }

    /** The card under a key. */
    public PropertySetting binding(String key) {
        return new PropertySetting(
                () -> key,
                new PropertyText("model", NetworkCard.MODELS, "macaddr"),
                List.of(
                        Setting.of("model", model, "").always(),
                        Setting.of("macaddr", mac),
                        place.setting(),
                        Setting.of("tag", vlan),
                        Setting.of("rate", rate),
                        Setting.of("mtu", mtu),
                        Setting.of("queues", queues),
                        Setting.of("link_down", disconnected, false)));
    }

    /** A new card under a key, as the fields stand. */
    public Binding newBinding(String key) {
        return place.newCard(key, binding(key));
    }

    /** All fields. */
    public List<Field> fields() {
        return List.of(place.way(), place.bridge(), model, mac, vlan, rate, queues, mtu, disconnected);
    }

    /** NAT or a bridge. */
    public ChoiceField<NetworkWay.Way> way() {
        return place.way();
    }

    /** The bridge. */
    public ChoiceField<String> bridge() {
        return place.bridge();
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
