// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.guest.qemu.command;

import dev.vireo.model.guest.device.PciPassThrough;
import dev.vireo.model.option.Option;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/** PCI devices of the node under one key: functions of one card, or several cards. */
public final class PciHostDevice implements QemuDevice {
    private static final Map<Option<String>, String> IDENTITY = Map.of(
            PciPassThrough.VENDOR, "x-pci-vendor-id",
            PciPassThrough.DEVICE, "x-pci-device-id",
            PciPassThrough.SUB_VENDOR, "x-pci-sub-vendor-id",
            PciPassThrough.SUB_DEVICE, "x-pci-sub-device-id");

    private final int number;
    private final PciPassThrough device;
    private final boolean express;
    private final OptionalInt bootIndex;

    PciHostDevice(int number, PciPassThrough device, boolean q35, OptionalInt bootIndex) {
        this.number = number;
        this.device = device;
        this.express = q35 && device.properties().isSet(PciPassThrough.EXPRESS);
        this.bootIndex = bootIndex;
    }

    private String key() {
        return "hostpci" + number;
    }

    @Override
    public List<Part> parts() {
        List<Part> parts = new ArrayList<>();
        String bus = express ? "port-" + key() : place().bus();
        String slot = express ? "0x0" : place().slot();
        if (express) {
            parts.add(Part.device("pcie-root-port", bus)
                    .at(PciAddress.expressRoot("0x" + Integer.toHexString(2 + number)))
                    .with("chassis", 32 + number)
                    .with("port", number));
        }
        List<String> hosts = device.hosts();
        for (int i = 0; i < hosts.size(); i++) {
            String place = hosts.size() == 1 ? slot : slot + "." + i;
            parts.add(function(hosts.get(i), i, new PciAddress(bus, place), hosts.size() > 1));
        }
        return parts;
    }

    private PciAddress place() {
        if (number < 2) {
            return PciAddress.on(0, 0x10 + number);
        }
        return number < 4 ? PciAddress.on(0, 0x19 + number) : PciAddress.on(2, 9 + number);
    }

    private Part function(String host, int index, PciAddress place, boolean many) {
        Part part = Part.device("vfio-pci", many ? key() + "." + index : key())
                .with("host", fullAddress(host))
                .at(place);
        if (index > 0) {
            return part;
        }
        part = many ? part.with("multifunction", true) : part;
        part = device.properties().isSet(PciPassThrough.ROM_BAR) ? part : part.with("rombar", 0);
        part = device.properties().isSet(PciPassThrough.PRIMARY_VGA) ? part.with("x-vga", true) : part;
        String rom = device.properties().raw(PciPassThrough.ROM_FILE.name());
        part = rom == null ? part : part.with("romfile", "/usr/share/kvm/" + rom);
        return withIdentity(bootIndex.isPresent() ? part.with("bootindex", bootIndex.getAsInt()) : part);
    }

    private Part withIdentity(Part part) {
        Part result = part;
        for (Option<String> option : List.of(
                PciPassThrough.VENDOR, PciPassThrough.DEVICE, PciPassThrough.SUB_VENDOR, PciPassThrough.SUB_DEVICE)) {
            String id = device.properties().raw(option.name());
            result = id == null ? result : result.with(IDENTITY.getOrDefault(option, option.name()), id);
        }
        return result;
    }

    /** The address with domain and function: without a function the card's first one. */
    public static String fullAddress(String host) {
        String domain = host.indexOf(':') == host.lastIndexOf(':') ? "0000:" + host : host;
        return domain.contains(".") ? domain : domain + ".0";
    }

    @Override
    public List<String> notes() {
        boolean wanted = device.properties().isSet(PciPassThrough.EXPRESS);
        return wanted && !express
                ? List.of(key() + ": pcie=1 needs the machine type q35; the guest sees a PCI device")
                : List.of();
    }
}
