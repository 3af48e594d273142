// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.guest.qemu.process;

import dev.vireo.agent.guest.qemu.command.PciHostDevice;
import dev.vireo.agent.host.HostFiles;
import dev.vireo.model.api.ApiException;
import dev.vireo.model.guest.VmHardwareOptions;
import dev.vireo.model.guest.VmOptions;
import dev.vireo.model.guest.device.PciPassThrough;
import dev.vireo.model.option.Options;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Looks whether the devices of the node that a machine is given are there and free, and says what to do if not. */
public final class HostDeviceCheck {
    private static final Path PCI = Path.of("/sys/bus/pci/devices");
    private static final String VFIO = "vfio-pci";

    private final HostFiles files;

    /** @param files where the devices of the node are read */
    public HostDeviceCheck(HostFiles files) {
        this.files = files;
    }

    /** Refuses a start that would fail, or that would take a device from the node. */
    public void check(Options options) {
        options.family(VmHardwareOptions.HOST_PCI).forEach((number, pci) -> checkPci("hostpci" + number, pci));
        options.family(VmHardwareOptions.PARALLEL).forEach((number, path) -> checkFile("parallel" + number, path));
        options.family(VmOptions.SERIAL).forEach((number, path) -> {
            if (!path.equals("socket")) {
                checkFile("serial" + number, path);
            }
        });
    }

    private void checkFile(String key, String path) {
        if (!files.exists(Path.of(path))) {
            throw ApiException.failed(key + ": this node has no " + path);
        }
    }

    private void checkPci(String key, PciPassThrough pci) {
        for (String host : pci.hosts()) {
            String address = PciHostDevice.fullAddress(host);
            Path device = PCI.resolve(address);
            if (!files.exists(device)) {
                throw ApiException.failed(key + ": this node has no PCI device " + address);
            }
            if (!files.exists(device.resolve("iommu_group"))) {
                throw ApiException.failed(key + ": the device " + address
                        + " has no IOMMU group; switch the IOMMU on in the firmware (VT-d, AMD-Vi) and the kernel");
            }
            String driver = driver(device);
            if (!driver.equals(VFIO)) {
                throw ApiException.failed(key + ": the device " + address + " is in the hands of the driver '" + driver
                        + "'; give it to vfio-pci first, with: driverctl set-override " + address + " vfio-pci");
            }
        }
    }

    private static String driver(Path device) {
        Path link = device.resolve("driver");
        try {
            return Files.exists(link) ? String.valueOf(link.toRealPath().getFileName()) : "none";
        } catch (IOException e) {
            return "unknown";
        }
    }
}
