// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.host;

import dev.vireo.model.node.HardwareAnswers.PciDevice;
import dev.vireo.model.node.HardwareAnswers.UsbPort;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reads the node's PCI and USB devices from {@code /sys}. */
public final class HostDevices {
    private static final Path PCI = Path.of("/sys/bus/pci/devices");
    private static final Path USB = Path.of("/sys/bus/usb/devices");
    private static final Path GROUPS = Path.of("/sys/kernel/iommu_groups");
    private static final Path NAMES = Path.of("/usr/share/misc/pci.ids");

    private final HostFiles files;

    /** @param files where {@code /sys} is read */
    public HostDevices(HostFiles files) {
        this.files = files;
    }

    /**
     * PCI devices by address.
     *
     * @param leftOut beginnings of classes in hexadecimal without {@code 0x}
     * @param named whether names are looked up
     */
    public List<PciDevice> pci(List<String> leftOut, boolean named) {
        PciNames names = named && files.exists(NAMES) ? PciNames.parse(files.read(NAMES)) : PciNames.NONE;
        Map<String, Integer> groups = groups();
        List<PciDevice> devices = new ArrayList<>();
        for (String id : list(PCI)) {
            Path device = PCI.resolve(id);
            String kind = text(device, "class", "0x000000");
            boolean isLeftOut = leftOut.stream().anyMatch(start -> kind.startsWith("0x" + start));
            if (!isLeftOut) {
                devices.add(pciDevice(id, kind, groups.getOrDefault(id, -1), names));
            }
        }
        return devices;
    }

    private PciDevice pciDevice(String id, String kind, int group, PciNames names) {
        Path device = PCI.resolve(id);
        String vendor = text(device, "vendor", "0x0000");
        String product = text(device, "device", "0x0000");
        return new PciDevice(
                id,
                kind,
                vendor,
                product,
                group,
                names.vendor(vendor),
                names.device(vendor, product),
                optional(device, "subsystem_vendor"),
                optional(device, "subsystem_device"));
    }

    private Map<String, Integer> groups() {
        Map<String, Integer> groups = new TreeMap<>();
        for (String group : list(GROUPS)) {
            list(GROUPS.resolve(group).resolve("devices")).forEach(id -> groups.put(id, Integer.parseInt(group)));
        }
        return groups;
    }

    /** USB devices and hubs; interfaces of devices are left out. */
    public List<UsbPort> usb() {
        List<UsbPort> ports = new ArrayList<>();
        for (String name : list(USB)) {
            if (!name.contains(":") && files.exists(USB.resolve(name).resolve("idVendor"))) {
                ports.add(usbPort(name));
            }
        }
        return ports;
    }

    private UsbPort usbPort(String name) {
        Path device = USB.resolve(name);
        String path = name.contains("-") ? name.substring(name.indexOf('-') + 1) : null;
        String[] ports = path == null ? new String[0] : path.split("\\.");
        return new UsbPort(
                number(device, "busnum", 10),
                number(device, "devnum", 10),
                ports.length,
                ports.length == 0 ? 0 : Integer.parseInt(ports[ports.length - 1]) - 1,
                number(device, "bDeviceClass", 16),
                text(device, "idVendor", "0000"),
                text(device, "idProduct", "0000"),
                text(device, "speed", "0"),
                path,
                optional(device, "manufacturer"),
                optional(device, "product"),
                optional(device, "serial"));
    }

    private int number(Path device, String name, int base) {
        return Integer.parseInt(text(device, name, "0"), base);
    }

    private String text(Path device, String name, String otherwise) {
        String found = optional(device, name);
        return found == null ? otherwise : found;
    }

    /** A device may be pulled while it is looked at. */
    private @Nullable String optional(Path device, String name) {
        Path file = device.resolve(name);
        try {
            return files.exists(file) ? files.read(file).strip() : null;
        } catch (UncheckedIOException e) {
            return null;
        }
    }

    private List<String> list(Path directory) {
        return files.exists(directory) ? files.list(directory) : List.of();
    }
}
