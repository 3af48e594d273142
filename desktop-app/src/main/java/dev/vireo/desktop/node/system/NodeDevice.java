// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.node.system;

import dev.vireo.desktop.node.list.NodeCalls;
import dev.vireo.model.api.ApiException;
import dev.vireo.model.api.ErrorKind;
import dev.vireo.model.api.HardwareEndpoints;
import dev.vireo.model.node.HardwareAnswers;
import dev.vireo.model.node.HardwareAnswers.PciDevice;
import dev.vireo.model.node.HardwareAnswers.UsbPort;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A device of a node, on PCI or USB.
 *
 * @param bus where it is plugged in
 * @param address where on the bus: {@code 0000:01:00.0}, or the bus and the ports to it, {@code 1-2.3}
 * @param kind the first two digits of its PCI class, such as {@code 02} for network; empty on USB
 * @param name what it calls itself; empty if it does not say
 * @param id numbers of maker and product, {@code 8086:1572}
 * @param group number of its IOMMU group; empty without one
 */
record NodeDevice(Bus bus, String address, String kind, String name, String id, Optional<Integer> group) {
    /** Where devices are plugged in. */
    enum Bus {
        PCI("PCI"),
        USB("USB");

        private final String word;

        Bus(String word) {
            this.word = word;
        }

        /** The same word in every language. */
        String word() {
            return word;
        }
    }

    /** Reads all of a node; hubs are none, and those on USB are left out for whom may not see them. */
    static List<NodeDevice> read(NodeCalls calls) {
        Stream<NodeDevice> pci = calls.api().call(HardwareEndpoints.LIST_PCI, calls.path()).stream()
                .map(NodeDevice::of);
        return Stream.concat(
                        pci, usb(calls).stream().filter(port -> !port.isHub()).map(NodeDevice::of))
                .toList();
    }

    private static List<UsbPort> usb(NodeCalls calls) {
        try {
            return calls.api().call(HardwareEndpoints.LIST_USB, calls.path());
        } catch (ApiException e) {
            if (e.kind() == ErrorKind.FORBIDDEN) {
                return List.of();
            }
            throw e;
        }
    }

    static NodeDevice of(PciDevice device) {
        return new NodeDevice(
                Bus.PCI,
                device.id(),
                firstTwo(HardwareAnswers.digits(device.pciClass())),
                device.name(),
                device.ids(),
                device.iommuGroup() < 0 ? Optional.empty() : Optional.of(device.iommuGroup()));
    }

    static NodeDevice of(UsbPort port) {
        String path = port.usbPath();
        return new NodeDevice(
                Bus.USB,
                port.busnum() + (path == null ? "" : "-" + path),
                "",
                port.name(),
                port.ids(),
                Optional.empty());
    }

    private static String firstTwo(String digits) {
        return digits.substring(0, Math.min(2, digits.length()));
    }
}
