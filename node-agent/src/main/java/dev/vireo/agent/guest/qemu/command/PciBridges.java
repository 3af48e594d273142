// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.guest.qemu.command;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The bridges that lead to the buses which the devices of a machine stand on. Unused ones are left out. */
final class PciBridges {
    private final boolean q35;

    PciBridges(boolean q35) {
        this.q35 = q35;
    }

    /** The bridges for those devices, outer ones first. */
    List<Part> leadingTo(Collection<Part> devices) {
        Set<String> buses = devices.stream()
                .map(part -> String.valueOf(part.properties().get("bus")))
                .filter(bus -> bus.matches("pci\\.[0-4]"))
                .collect(Collectors.toCollection(TreeSet::new));
        if (buses.contains("pci.4")) {
            buses.add("pci.1");
        }
        if (q35 && !buses.isEmpty()) {
            // Everything hangs on pci.0, which is no root bus on Q35.
            buses.add("pci.0");
        }
        List<Part> bridges = new ArrayList<>();
        if (q35 && !buses.isEmpty()) {
            bridges.add(Part.device("i82801b11-bridge", "pcidmi").at(PciAddress.expressRoot("0x1e")));
        }
        buses.stream()
                .filter(bus -> q35 || !bus.equals("pci.0"))
                .map(this::bridge)
                .forEach(bridges::add);
        return bridges;
    }

    private Part bridge(String bus) {
        int number = bus.charAt(bus.length() - 1) - '0';
        // Chassis 0 is not allowed; on Q35 the bus pci.0 has a bridge too.
        Part bridge = Part.device("pci-bridge", bus).with("chassis_nr", q35 ? number + 1 : number);
        return bridge.at(place(number));
    }

    private PciAddress place(int number) {
        return switch (number) {
            case 0 -> new PciAddress("pcidmi", "0x1");
            case 1 -> q35 ? new PciAddress("pcidmi", "0x2") : PciAddress.on(0, 0x1e);
            case 2 -> q35 ? new PciAddress("pcidmi", "0x3") : PciAddress.on(0, 0x1f);
            case 3 -> PciAddress.on(0, 0x5);
            default -> PciAddress.on(1, 0x1c);
        };
    }
}
