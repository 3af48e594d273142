// SPDX-License-Identifier: Apache-2.0
package dev.vireo.model.image;

import static dev.vireo.model.image.ImageRefusedException.require;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.w3c.dom.Element;

/**
 * A machine as an OVF descriptor describes it.
 *
 * @param name what it is called; empty if not said
 * @param osHint what the descriptor says about the guest's system, such as {@code windows2019srv_64Guest}; empty if nothing
 * @param cpus virtual processors in all
 * @param coresPerSocket cores of each socket
 * @param memoryMib memory in MiB
 * @param hasUefi whether it boots by UEFI
 * @param hasSecureBoot whether it checks what it boots
 * @param disks its disks in their order
 * @param networkCards its network cards in their order
 * @param notes sentences for people about what is left out
 */
public record OvfMachine(
        String name,
        String osHint,
        int cpus,
        int coresPerSocket,
        long memoryMib,
        boolean hasUefi,
        boolean hasSecureBoot,
        List<OvfDisk> disks,
        List<OvfNetworkCard> networkCards,
        List<String> notes) {
    public OvfMachine {
        disks = List.copyOf(disks);
        networkCards = List.copyOf(networkCards);
        notes = List.copyOf(notes);
    }

    /**
     * Reads a descriptor.
     *
     * @throws ImageRefusedException if it is no OVF, holds more than one machine, or refers to anything but plain files
     */
    public static OvfMachine read(ByteSource source) throws IOException {
        Element envelope = OvfXml.read(source);
        require(
                "Envelope".equals(envelope.getLocalName()),
                "the file is no OVF descriptor: its outermost element is not Envelope");
        List<Element> systems = OvfXml.all(envelope, "VirtualSystem");
        require(
                systems.size() == 1,
                "the OVF descriptor holds " + systems.size() + " machines; export them one by one");
        Element system = systems.get(0);
        OvfHardware hardware = new OvfHardware(system, OvfFiles.read(envelope));
        String type = OvfXml.all(system, "VirtualSystemType").stream()
                .findFirst()
                .map(element -> element.getTextContent().strip())
                .orElse("");
        String name = OvfXml.text(system, "Name")
                .or(() -> OvfXml.attribute(system, "id"))
                .orElse("");
        return hardware.machine(
                name,
                osHint(system),
                isUefi(system),
                config(system, "uefi.secureBoot.enabled", "true")
                        || config(system, "bootOptions.efiSecureBootEnabled", "true"),
                type);
    }

    private static String osHint(Element system) {
        Optional<Element> section =
                OvfXml.all(system, "OperatingSystemSection").stream().findFirst();
        return section.flatMap(element -> OvfXml.attribute(element, "osType"))
                .or(() -> section.flatMap(element -> OvfXml.all(element, "OSType").stream()
                        .findFirst()
                        .map(os -> os.getTextContent().strip())))
                .or(() -> section.flatMap(element -> OvfXml.text(element, "Description")))
                .orElse("");
    }

    /** As VMware says it, or as VirtualBox does. */
    private static boolean isUefi(Element system) {
        boolean isSaidByVirtualBox = OvfXml.all(system, "Firmware").stream()
                .anyMatch(element -> OvfXml.attribute(element, "type")
                        .orElse("")
                        .toUpperCase(Locale.ROOT)
                        .startsWith("EFI"));
        return isSaidByVirtualBox || config(system, "firmware", "efi");
    }

    private static boolean config(Element system, String key, String value) {
        return OvfXml.all(system, "Config").stream()
                .filter(element -> OvfXml.attribute(element, "key").orElse("").equals(key))
                .anyMatch(
                        element -> OvfXml.attribute(element, "value").orElse("").equalsIgnoreCase(value));
    }
}
