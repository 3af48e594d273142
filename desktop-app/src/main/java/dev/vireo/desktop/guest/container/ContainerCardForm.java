// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.guest.container;

import dev.vireo.desktop.form.Binding;
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
import dev.vireo.desktop.guest.hardware.NetworkWay;
import dev.vireo.model.guest.device.ContainerCard;
import dev.vireo.model.guest.device.NetworkCard.MacAddress;
import java.util.ArrayList;
import java.util.List;

/** One network card of a container: its place, its addresses and its limits. */
public final class ContainerCardForm {
    private final InputField<String> name;
    private final NetworkWay place;
    private final AddressForm ipv4;
    private final AddressForm ipv6;
    private final InputField<Long> vlan;
    private final InputField<MacAddress> mac;
    private final InputField<Double> rate;
    private final InputField<Long> mtu;
    private final FlagField disconnected;
    private final FlagField firewall;

    /**
     * A card without bridges yet.
     *
     * @param prefix begins the fields' ids
     * @param cardName its name in the container
     */
    public ContainerCardForm(String prefix, String cardName) {
        name = InputField.of(
                        new FieldState(prefix + "-card-name", Sentence.of("Name")),
                        ContainerCard.NAME.type(),
                        (given, cause) -> Sentence.of(
                                "1 to 15 letters, digits, “_”, “.” and hyphens are needed, and not “lo”; “{0}” is given.",
                                given))
                .holding(cardName);
        name.state().hintProperty().set(Sentence.of("The container’s system knows the card by this name."));
        place = new NetworkWay(prefix);
        ipv4 = AddressForm.ofIpv4(prefix);
        ipv6 = AddressForm.ofIpv6(prefix);
        vlan = InputField.of(new FieldState(prefix + "-vlan", Sentence.verbatim("VLAN")), ContainerCard.TAG.type())
                .mayBeEmpty(Sentence.of("none"));
        vlan.state().shownProperty().bind(place.bridge().state().shownProperty());
        mac = InputField.of(
                        new FieldState(prefix + "-mac", Sentence.of("MAC address")),
                        ContainerCard.MAC.type(),
                        Explanations.macAddress())
                .mayBeEmpty(Sentence.of("a free one"));
        rate = InputField.of(new FieldState(prefix + "-rate", Sentence.of("Rate limit")), ContainerCard.RATE.type())
                .in(Sentence.of("MB/s"), 10)
                .mayBeEmpty(Sentence.of("unlimited"));
        mtu = InputField.of(new FieldState(prefix + "-mtu", Sentence.verbatim("MTU")), ContainerCard.MTU.type())
                .mayBeEmpty(Sentence.of("as the bridge has"));
        disconnected = new FlagField(new FieldState(prefix + "-link-down", Sentence.of("Disconnected")), false);
        firewall = new FlagField(new FieldState(prefix + "-firewall", Sentence.of("Firewall")), false);
    }

    /** The card under a key. */
    public PropertySetting binding(String key) {
        List<Setting> parts = new ArrayList<>(List.of(
                Setting.of(ContainerCard.NAME.name(), name),
                place.setting(),
                Setting.of(ContainerCard.MAC.name(), mac)));
        parts.addAll(ipv4.settings());
        parts.addAll(ipv6.settings());
        parts.addAll(List.of(
                Setting.of(ContainerCard.TAG.name(), vlan),
                Setting.of(ContainerCard.RATE.name(), rate),
                Setting.of(ContainerCard.MTU.name(), mtu),
                Setting.of(ContainerCard.LINK_DOWN.name(), disconnected, false),
                Setting.of(ContainerCard.FIREWALL.name(), firewall, false)));
        return new PropertySetting(() -> key, PropertyText.of(""), parts);
    }

    /** A new card under a key, as the fields stand. */
    public Binding newBinding(String key) {
        return place.newCard(key, binding(key));
    }

    /** Where it is plugged in. */
    public NetworkWay place() {
        return place;
    }

    /** Its name in the container. */
    public InputField<String> name() {
        return name;
    }

    /** Its IPv4 address. */
    public AddressForm ipv4() {
        return ipv4;
    }

    /** Its IPv6 address. */
    public AddressForm ipv6() {
        return ipv6;
    }

    /** All fields, the choice of the place among them. */
    public List<Field> fields() {
        List<Field> fields = new ArrayList<>(List.of(place.way()));
        fields.addAll(main());
        fields.addAll(advanced());
        return fields;
    }

    /** Fields that everybody looks at, except the choice of the place. */
    public List<Field> main() {
        List<Field> fields = new ArrayList<>(List.of(place.bridge(), vlan));
        fields.addAll(ipv4.fields());
        fields.addAll(ipv6.fields());
        return fields;
    }

    /** Fields that few need. */
    public List<Field> advanced() {
        return List.of(name, mac, rate, mtu, disconnected, firewall);
    }

    /** Whether the cable is pulled. */
    public FlagField disconnected() {
        return disconnected;
    }

    /** VLAN tag. */
    public InputField<Long> vlan() {
        return vlan;
    }

    /** The choice between NAT and a bridge. */
    public ChoiceField<NetworkWay.Way> way() {
        return place.way();
    }
}
