// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.mapping;

import dev.vireo.agent.host.HostDevices;
import dev.vireo.model.mapping.MappingAnswers.Finding;
import dev.vireo.model.mapping.MappingEntry;
import dev.vireo.model.mapping.MappingKind;
import dev.vireo.model.node.HardwareAnswers.PciDevice;
import dev.vireo.model.node.HardwareAnswers.UsbPort;
import dev.vireo.model.option.Option;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Holds what a mapping says against what this node has. */
final class MappingChecks {
    private final HostDevices devices;

    MappingChecks(HostDevices devices) {
        this.devices = devices;
    }

    /** What is wrong; nothing if the node has what the entry says. */
    List<Finding> of(MappingKind kind, MappingEntry entry) {
        return switch (kind) {
            case DIRECTORY -> directory(entry.properties().require(MappingEntry.DIRECTORY));
            case PCI -> pci(entry);
            case USB -> usb(entry);
        };
    }

    private static List<Finding> directory(String text) {
        Path path = Path.of(text);
        if (!Files.exists(path)) {
            return List.of(Finding.error("this node has no directory " + text));
        }
        return Files.isDirectory(path) ? List.of() : List.of(Finding.error(text + " is no directory"));
    }

    private List<Finding> pci(MappingEntry entry) {
        List<PciDevice> all = devices.pci(List.of(), false);
        List<Finding> findings = new ArrayList<>();
        String first = entry.addresses().get(0);
        for (String address : entry.addresses()) {
            Optional<PciDevice> device = all.stream()
                    .filter(each -> each.id().equals(address) || each.id().startsWith(address + "."))
                    .findFirst();
            if (device.isEmpty()) {
                findings.add(Finding.error("this node has no PCI device " + address));
            } else if (address.equals(first)) {
                // The further functions of a card have numbers of their own.
                findings.addAll(identity(entry, device.get()));
            }
        }
        return findings;
    }

    private static List<Finding> identity(MappingEntry entry, PciDevice device) {
        List<Finding> findings = new ArrayList<>();
        differs(entry, MappingEntry.ID, pair(device.vendor(), device.device()), device.id(), "id")
                .ifPresent(findings::add);
        differs(
                        entry,
                        MappingEntry.SUBSYSTEM_ID,
                        pair(device.subsystemVendor(), device.subsystemDevice()),
                        device.id(),
                        "subsystem-id")
                .ifPresent(findings::add);
        entry.properties()
                .get(MappingEntry.IOMMU_GROUP)
                .filter(group -> group != device.iommuGroup())
                .ifPresent(group -> findings.add(Finding.error("the device " + device.id() + " is in "
                        + (device.iommuGroup() < 0 ? "no IOMMU group" : "the IOMMU group " + device.iommuGroup())
                        + ", and the mapping says iommugroup=" + group + "; look whether it is the same device, then"
                        + " edit the mapping")));
        return findings;
    }

    private static Optional<Finding> differs(
            MappingEntry entry, Option<String> option, String found, String device, String name) {
        return entry.properties()
                .get(option)
                .filter(wanted -> !wanted.toLowerCase(Locale.ROOT).equals(found))
                .map(wanted -> Finding.error("the device " + device + " is " + (found.isEmpty() ? "without one" : found)
                        + ", and the mapping says " + name + "=" + wanted
                        + "; look whether it is the right device, then edit the mapping"));
    }

    /** {@code 8086:1533} of {@code 0x8086} and {@code 0x1533}; empty if one is missing. */
    private static String pair(@Nullable String vendor, @Nullable String device) {
        return vendor == null || device == null
                ? ""
                : (vendor + ":" + device).replace("0x", "").toLowerCase(Locale.ROOT);
    }

    private List<Finding> usb(MappingEntry entry) {
        String id = entry.properties().require(MappingEntry.ID).toLowerCase(Locale.ROOT);
        List<UsbPort> all = devices.usb();
        if (entry.path().isEmpty()) {
            boolean isThere = all.stream().anyMatch(port -> idOf(port).equals(id));
            return isThere ? List.of() : List.of(Finding.error("this node has no USB device " + id));
        }
        String path = entry.path().get();
        Optional<UsbPort> device = all.stream()
                .filter(port -> Objects.equals(port.busnum() + "-" + port.usbPath(), path))
                .findFirst();
        if (device.isEmpty()) {
            return List.of(Finding.error("this node has no USB device at port " + path));
        }
        String found = idOf(device.get());
        return found.equals(id)
                ? List.of()
                : List.of(Finding.error("the device at port " + path + " is " + found + ", and the mapping says id="
                        + id + "; plug in the right device or edit the mapping"));
    }

    private static String idOf(UsbPort port) {
        return (port.vendid() + ":" + port.prodid()).toLowerCase(Locale.ROOT);
    }
}
