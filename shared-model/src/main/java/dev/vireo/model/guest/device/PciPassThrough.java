// SPDX-License-Identifier: Apache-2.0
package dev.vireo.model.guest.device;

import static dev.vireo.model.option.ValueTypes.text;
import static dev.vireo.model.option.ValueTypes.wordyFlag;

import dev.vireo.model.option.Option;
import dev.vireo.model.option.Options;
import dev.vireo.model.option.PropertyString;
import dev.vireo.model.option.PropertyStringType;
import dev.vireo.model.option.ValueType;
import java.util.List;
import java.util.Optional;

/**
 * A PCI device of the node that is handed to a virtual machine.
 *
 * @param properties the parts of the property string
 */
public record PciPassThrough(Options properties) {
    private static final String ADDRESS = "(?:[0-9a-fA-F]{4}:)?[0-9a-fA-F]{2}:[0-9a-fA-F]{2}(?:\\.[0-7])?";
    private static final String ID = "0x[0-9a-fA-F]{4}";

    /** PCI addresses with or without domain and function, separated by semicolons. */
    public static final Option<String> HOST = Option.optional(
            "host",
            text(ADDRESS + "(;" + ADDRESS + ")*", "a PCI address such as 0000:01:00.0 or 01:00"),
            "The node's device");
    /** Name of a mapping of the cluster. */
    public static final Option<String> MAPPING = Option.optional(
            "mapping", text("[A-Za-z][A-Za-z0-9_-]{1,63}", "a name of letters, digits, '_', '-'"), "Mapped device");
    /** Whether it stands on PCI Express. */
    public static final Option<Boolean> EXPRESS = Option.optional(
                    "pcie", wordyFlag(), "Show it as a PCI Express device")
            .withDefault(false);
    /** Whether the guest sees the device's ROM. */
    public static final Option<Boolean> ROM_BAR =
            Option.optional("rombar", wordyFlag(), "Show the device's ROM").withDefault(true);
    /** A ROM from a file in the node's directory of ROMs. */
    public static final Option<String> ROM_FILE =
            Option.optional("romfile", text("[^,;\\p{C}/]{1,100}", "the name of a file"), "ROM from a file");
    /** Whether it is the machine's first graphics card. */
    public static final Option<Boolean> PRIMARY_VGA = Option.optional(
                    "x-vga", wordyFlag(), "It is the machine's first graphics card")
            .withDefault(false);
    /** Whether the old mode for Intel graphics is used. */
    public static final Option<Boolean> LEGACY_IGD = Option.optional(
                    "legacy-igd", wordyFlag(), "Old mode for Intel graphics")
            .withDefault(false);
    /** Type of a mediated device to be made of it. */
    public static final Option<String> MEDIATED =
            Option.optional("mdev", text("[A-Za-z0-9._-]{1,64}", "the type of a mediated device"), "Mediated device");
    /** Vendor that the guest sees. */
    public static final Option<String> VENDOR = id("vendor-id", "Vendor that the guest sees");
    /** Device that the guest sees. */
    public static final Option<String> DEVICE = id("device-id", "Device that the guest sees");
    /** Vendor of the board that the guest sees. */
    public static final Option<String> SUB_VENDOR = id("sub-vendor-id", "Vendor of the board that the guest sees");
    /** Number of the board that the guest sees. */
    public static final Option<String> SUB_DEVICE = id("sub-device-id", "Number of the board that the guest sees");

    /** How it is written. */
    public static final ValueType<PciPassThrough> TYPE = new PropertyStringType<>(
            PropertyString.of(
                    HOST,
                    MAPPING,
                    EXPRESS,
                    ROM_BAR,
                    ROM_FILE,
                    PRIMARY_VGA,
                    LEGACY_IGD,
                    MEDIATED,
                    VENDOR,
                    DEVICE,
                    SUB_VENDOR,
                    SUB_DEVICE),
            PciPassThrough::new,
            PciPassThrough::properties);

    private static Option<String> id(String name, String description) {
        return Option.optional(name, text(ID, "four hexadecimal digits such as 0x10de"), description);
    }

    /** A device by its address. */
    public static PciPassThrough of(String address) {
        return new PciPassThrough(Options.EMPTY.with(HOST, address));
    }

    /** Addresses as written. */
    public List<String> hosts() {
        return properties.get(HOST).map(text -> List.of(text.split(";"))).orElse(List.of());
    }

    /** Name of a mapping of the cluster. */
    public Optional<String> mapping() {
        return properties.get(MAPPING);
    }

    /** The same with a part set. */
    public <T> PciPassThrough with(Option<T> option, T value) {
        return new PciPassThrough(properties.with(option, value));
    }
}
