// SPDX-License-Identifier: Apache-2.0
package dev.vireo.model.mapping;

import static dev.vireo.model.option.Option.optional;
import static dev.vireo.model.option.Option.required;
import static dev.vireo.model.option.ValueTypes.integer;
import static dev.vireo.model.option.ValueTypes.text;

import dev.vireo.model.id.NodeName;
import dev.vireo.model.option.Option;
import dev.vireo.model.option.Options;
import dev.vireo.model.option.PropertyString;
import dev.vireo.model.option.ValueTypes;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What a mapping stands for on one node.
 *
 * @param properties the parts of the property string
 */
public record MappingEntry(Options properties) {
    private static final String DEVICE_ID = "[0-9A-Fa-f]{4}:[0-9A-Fa-f]{4}";
    private static final String PCI_ADDRESS = "[a-f0-9]{4,8}:[a-f0-9]{2}:[a-f0-9]{2}(\\.[a-f0-9])?";

    /** The node. */
    public static final Option<NodeName> NODE = required("node", ValueTypes.node(), "Node");
    /** A directory: absolute, not the whole tree, without a way up. */
    public static final Option<String> DIRECTORY = required(
            "path",
            text(
                    "(?!.*/\\.\\.?(/|$))(/[^/,;()\\p{C}]+)+/?",
                    "an absolute path such as /srv/data without , ; ( ) and .."),
            "Directory");
    /** Addresses of PCI devices; several stand for the functions of one card. */
    public static final Option<String> PCI_PATH = required(
            "path",
            text("(" + PCI_ADDRESS + ";)*" + PCI_ADDRESS, "PCI addresses such as 0000:01:00.0, with ; between"),
            "PCI device");
    /** A USB port, {@code BUS-PORT}; any port if it is missing. */
    public static final Option<String> USB_PATH =
            optional("path", text("\\d{1,3}-\\d{1,3}(\\.\\d{1,3}){0,6}", "BUS-PORT such as 1-2.3"), "USB port");
    /** {@code VENDOR:DEVICE}, by which a device is known again. */
    public static final Option<String> ID =
            required("id", text(DEVICE_ID, "VENDOR:DEVICE in hexadecimal such as 8086:1533"), "Vendor and device");
    /** {@code VENDOR:DEVICE} of the board. */
    public static final Option<String> SUBSYSTEM_ID = optional(
            "subsystem-id", text(DEVICE_ID, "VENDOR:DEVICE in hexadecimal such as 8086:0001"), "Vendor and board");
    /** The IOMMU group that the device is in. */
    public static final Option<Long> IOMMU_GROUP = optional("iommugroup", integer(), "IOMMU group");
    /** Notes. */
    public static final Option<String> DESCRIPTION = optional("description", text(4096), "Notes");

    static final PropertyString DIRECTORIES = PropertyString.of(null, NODE, DIRECTORY);
    static final PropertyString PCI_DEVICES =
            PropertyString.of(null, NODE, PCI_PATH, ID, SUBSYSTEM_ID, IOMMU_GROUP, DESCRIPTION);
    static final PropertyString USB_DEVICES = PropertyString.of(null, NODE, USB_PATH, ID, DESCRIPTION);

    /** Which node. */
    public NodeName node() {
        return properties.require(NODE);
    }

    /** Where it is on the node; only a USB device may be anywhere. */
    public Optional<String> path() {
        return Optional.ofNullable(properties.raw("path"));
    }

    /** Addresses of PCI devices. */
    public List<String> addresses() {
        return path().map(text -> Arrays.asList(text.split(";"))).orElse(List.of());
    }
}
