// SPDX-License-Identifier: Apache-2.0
package dev.vireo.model.api;

import static dev.vireo.model.api.PathParameters.NODE;
import static dev.vireo.model.option.Option.optional;
import static dev.vireo.model.option.Option.required;
import static dev.vireo.model.option.ValueTypes.flag;
import static dev.vireo.model.option.ValueTypes.text;

import dev.vireo.model.access.Privilege;
import dev.vireo.model.node.HardwareAnswers.PciDevice;
import dev.vireo.model.node.HardwareAnswers.UsbPort;
import dev.vireo.model.option.Option;
import java.util.List;
import java.util.Map;

/** The devices of a node that can be handed to guests. */
public final class HardwareEndpoints {
    /** Beginnings of PCI classes that are left out. */
    public static final Option<String> LEFT_OUT = optional(
                    "pci-class-blacklist",
                    text("[0-9A-Fa-f]{2,6}([;, ][0-9A-Fa-f]{2,6})*|", "beginnings of classes such as 05;06;0b"),
                    "Beginnings of classes that are left out")
            .withDefault("05;06;0b");
    /** Whether names are told besides numbers. */
    public static final Option<Boolean> VERBOSE =
            optional("verbose", flag(), "Names besides numbers").withDefault(true);
    /** Address of a PCI device. */
    public static final Option<String> PCI_ID = required(
            "pci-id-or-mapping",
            text(
                    "(?:(?:[0-9a-fA-F]{4}:)?[0-9a-fA-F]{2}:[0-9a-fA-F]{2}\\.[0-9a-fA-F])|([a-zA-Z][a-zA-Z0-9_-]+)",
                    "an address such as 0000:01:00.0"),
            "PCI device");

    private static final String HARDWARE = "/nodes/{node}/hardware";
    private static final Permission LOOKS = Permission.on("/", Privilege.SYS_AUDIT, Privilege.SYS_MODIFY);

    /** Kinds of devices. */
    public static final Endpoint<List<Map<String, Object>>> INDEX =
            Endpoint.get(HARDWARE, NODE).allows(Permission.anyUser(), Answer.points());
    /** PCI devices. */
    public static final Endpoint<List<PciDevice>> LIST_PCI =
            Endpoint.get(HARDWARE + "/pci", NODE, LEFT_OUT, VERBOSE).allows(LOOKS, Answer.list(PciDevice.class));
    /** What can be asked about one PCI device. */
    public static final Endpoint<List<Map<String, Object>>> PCI_METHODS = Endpoint.get(
                    HARDWARE + "/pci/{pci-id-or-mapping}", NODE, PCI_ID)
            .allows(Permission.anyUser(), Answer.points());
    /** USB devices. */
    public static final Endpoint<List<UsbPort>> LIST_USB = Endpoint.get(HARDWARE + "/usb", NODE)
            .allows(Permission.on("/", Privilege.SYS_MODIFY), Answer.list(UsbPort.class));

    /** All of them. */
    public static final List<Endpoint<?>> ALL = List.of(INDEX, LIST_PCI, PCI_METHODS, LIST_USB);

    private HardwareEndpoints() {}
}
