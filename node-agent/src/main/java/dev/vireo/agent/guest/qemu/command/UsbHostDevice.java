// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.guest.qemu.command;

import dev.vireo.model.guest.device.UsbDevice;
import java.util.List;

/** A USB device of the node, on a controller that takes devices of every speed. */
final class UsbHostDevice implements QemuDevice {
    private static final String CONTROLLER = "xhci";
    private static final int PORTS = 15;

    private final int number;
    private final UsbDevice device;

    UsbHostDevice(int number, UsbDevice device) {
        this.number = number;
        this.device = device;
    }

    @Override
    public List<Part> parts() {
        String host = device.host().orElse("spice");
        if (device.isSpice() || device.host().isEmpty()) {
            return List.of();
        }
        Part controller = Part.device("qemu-xhci", CONTROLLER)
                .with("p2", PORTS)
                .with("p3", PORTS)
                .at(PciAddress.on(1, 0x1b));
        Part place = Part.device("usb-host", "usb" + number)
                .with("bus", CONTROLLER + ".0")
                .with("port", String.valueOf(number + 1));
        return List.of(controller, host.contains(":") ? byProduct(place, host) : byPort(place, host));
    }

    private static Part byProduct(Part place, String host) {
        String[] ids = host.replace("0x", "").split(":");
        return place.with("vendorid", "0x" + ids[0]).with("productid", "0x" + ids[1]);
    }

    private static Part byPort(Part place, String host) {
        int dash = host.indexOf('-');
        return place.with("hostbus", host.substring(0, dash)).with("hostport", host.substring(dash + 1));
    }
}
