// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.guest.qemu.command;

import java.util.List;

/** A pointer with absolute positions and the USB controller that it hangs on. */
final class TabletDevice implements QemuDevice {
    private final boolean present;
    private final boolean q35;

    TabletDevice(boolean present, boolean q35) {
        this.present = present;
        this.q35 = q35;
    }

    @Override
    public List<Part> parts() {
        if (!present) {
            return List.of();
        }
        Part controller = q35
                ? Part.device("ich9-usb-uhci1", "uhci").at(PciAddress.expressRoot("0x1d"))
                : Part.device("piix3-usb-uhci", "uhci").at(new PciAddress("pci.0", "0x1.0x2"));
        return List.of(
                controller,
                Part.device("usb-tablet", "tablet").with("bus", "uhci.0").with("port", "1"));
    }
}
