// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.guest.qemu.command;

import dev.vireo.model.guest.device.Display;
import java.util.List;

/** What makes the guest's clipboard and the viewer's one: QEMU answers the guest's agent in the viewer's place. */
final class ClipboardDevice implements QemuDevice {
    private static final String CHANNEL = "vdagent";
    private static final String CONTROLLER = "clipboard";

    private final boolean present;

    ClipboardDevice(Display display) {
        this.present = display.sharesClipboard() && display.hasScreen();
    }

    @Override
    public List<Part> parts() {
        return present
                ? List.of(
                        Part.of(Part.Kind.CHANNEL, "qemu-vdagent", CHANNEL)
                                .with("name", CHANNEL)
                                .with("clipboard", true),
                        Part.device("virtio-serial-pci", CONTROLLER).at(PciAddress.on(0, 0x9)),
                        Part.device("virtserialport", "port-" + CONTROLLER)
                                .with("bus", CONTROLLER + ".0")
                                .with("chardev", CHANNEL)
                                .with("name", "com.redhat.spice.0"))
                : List.of();
    }
}
