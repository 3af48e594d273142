// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.guest.qemu.command;

import java.util.List;

/** A parallel port of the node. */
final class ParallelDevice implements QemuDevice {
    private final int number;
    private final String path;

    ParallelDevice(int number, String path) {
        this.number = number;
        this.path = path;
    }

    @Override
    public List<Part> parts() {
        String channel = "parallel" + number;
        // A printer on USB takes bytes like a serial line; it has no parallel port's control lines.
        String backend = path.startsWith("/dev/usb/") ? "serial" : "parallel";
        return List.of(
                Part.of(Part.Kind.CHANNEL, backend, channel).with("path", path),
                Part.device("isa-parallel", "port-" + channel)
                        .with("chardev", channel)
                        .with("index", number));
    }
}
