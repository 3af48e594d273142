// SPDX-License-Identifier: Apache-2.0
package dev.vireo.model.guest.device;

import static dev.vireo.model.InvalidValueException.quote;
import static dev.vireo.model.option.ValueTypes.choice;
import static dev.vireo.model.option.ValueTypes.integer;
import static dev.vireo.model.option.ValueTypes.interfaceName;
import static dev.vireo.model.option.ValueTypes.number;
import static dev.vireo.model.option.ValueTypes.parsed;
import static dev.vireo.model.option.ValueTypes.text;
import static dev.vireo.model.option.ValueTypes.wordyFlag;

import dev.vireo.model.InvalidValueException;
import dev.vireo.model.option.Option;
import dev.vireo.model.option.Options;
import dev.vireo.model.option.PropertyString;
import dev.vireo.model.option.Schema;
import dev.vireo.model.option.ValueType;
import java.util.List;
import java.util.Optional;

/**
 * A network card of a virtual machine. Without a bridge it reaches the outside through the node's address (NAT).
 *
 * @param model the emulated card
 * @param mac its address; null until one is drawn
 * @param settings the other parts of the property string
 */
public record NetworkCard(String model, Optional<MacAddress> mac, Options settings) {
    /** The models that QEMU emulates. */
    public static final List<String> MODELS = List.of(
            "e1000",
            "e1000-82540em",
            "e1000-82544gc",
            "e1000-82545em",
            "e1000e",
            "i82551",
            "i82557b",
            "i82559er",
            "ne2k_isa",
            "ne2k_pci",
            "pcnet",
            "rtl8139",
            "virtio",
            "vmxnet3");

    /** The bridge that the card is plugged in. */
    public static final Option<String> BRIDGE =
            Option.optional("bridge", interfaceName(), "Bridge on the node; without one the guest uses NAT");
    /** VLAN tag. */
    public static final Option<Long> TAG = Option.optional("tag", integer(1, 4094), "VLAN tag");
    /** Whether the cable is pulled. */
    public static final Option<Boolean> LINK_DOWN = Option.optional("link_down", wordyFlag(), "Start disconnected");
    /** Largest packet. */
    public static final Option<Long> MTU = Option.optional("mtu", integer(1, 65520), "Largest packet (MTU)");
    /** Number of packet queues. */
    public static final Option<Long> QUEUES = Option.optional("queues", integer(0, 64), "Number of packet queues");
    /** Rate limit in MB/s. */
    public static final Option<Double> RATE = Option.optional("rate", number(0), "Rate limit in MB/s");
    /** Whether the node's firewall filters the card. */
    public static final Option<Boolean> FIREWALL =
            Option.optional("firewall", wordyFlag(), "Filter by the node's firewall");

    /** VLANs that pass with their tags, {@code 2;10-20}. */
    public static final Option<String> TRUNKS = Option.optional(
            "trunks",
            text("\\d{1,4}(?:-\\d{1,4})?(?:;\\d{1,4}(?:-\\d{1,4})?)*", "VLAN numbers or ranges"),
            "VLANs that pass with their tags");

    private static final Option<String> MODEL =
            Option.required("model", choice(MODELS.toArray(String[]::new)), "Emulated card");
    private static final Option<MacAddress> MAC =
            Option.optional("macaddr", parsed(MacAddress::parse), "Hardware address");
    private static final PropertyString FORM =
            PropertyString.of(MODEL, MAC, BRIDGE, TAG, LINK_DOWN, MTU, QUEUES, RATE, FIREWALL, TRUNKS);

    /** How cards are written: {@code MODEL=MAC,bridge=…}. */
    public static final ValueType<NetworkCard> TYPE = new ValueType<>() {
        @Override
        public NetworkCard parse(String text) {
            return read(FORM.parse(expandModel(text)));
        }

        @Override
        public String format(NetworkCard card) {
            return card.print();
        }

        @Override
        public Schema schema() {
            return Schema.of("string");
        }
    };

    /** A card of that model on NAT, its address yet to be drawn. */
    public static NetworkCard of(String model) {
        return new NetworkCard(model, Optional.empty(), Options.EMPTY);
    }

    /** The same card with an address. */
    public NetworkCard withMac(MacAddress address) {
        return new NetworkCard(model, Optional.of(address), settings);
    }

    /** The same card with a part set. */
    public <T> NetworkCard with(Option<T> option, T value) {
        return new NetworkCard(model, mac, settings.with(option, value));
    }

    /** The bridge, unless the card uses NAT. */
    public Optional<String> bridge() {
        return settings.get(BRIDGE);
    }

    private static NetworkCard read(Options parts) {
        Options settings = parts.without(MODEL.name()).without(MAC.name());
        return new NetworkCard(parts.require(MODEL), parts.get(MAC), settings);
    }

    /** {@code virtio=MAC} stands for {@code model=virtio,macaddr=MAC}. */
    private static String expandModel(String text) {
        String[] parts = text.split(",", -1);
        for (int i = 0; i < parts.length; i++) {
            int equals = parts[i].indexOf('=');
            if (equals > 0 && MODELS.contains(parts[i].substring(0, equals))) {
                parts[i] = "model=" + parts[i].substring(0, equals) + ",macaddr=" + parts[i].substring(equals + 1);
            }
        }
        return String.join(",", parts);
    }

    private String print() {
        String rest = FORM.format(settings);
        String head = mac.map(address -> model + "=" + address).orElse(model);
        return rest.isEmpty() ? head : head + "," + rest;
    }

    /** A hardware address, upper case. */
    public record MacAddress(String text) {
        public MacAddress {
            if (!text.matches("([0-9A-F]{2}:){5}[0-9A-F]{2}")) {
                throw new InvalidValueException(
                        "a MAC address has six pairs of hexadecimal digits with colons - got " + quote(text));
            }
            if ((Integer.parseInt(text.substring(0, 2), 16) & 1) == 1) {
                throw new InvalidValueException("a MAC address of a card is no group address - got " + quote(text));
            }
        }

        /** Reads six pairs of hexadecimal digits. */
        public static MacAddress parse(String text) {
            return new MacAddress(text.toUpperCase(java.util.Locale.ROOT));
        }

        @Override
        public String toString() {
            return text;
        }
    }
}
