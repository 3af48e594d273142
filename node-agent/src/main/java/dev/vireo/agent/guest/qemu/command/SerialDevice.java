// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.guest.qemu.command;

import java.nio.file.Path;
import java.util.List;

/** A serial port: behind a Unix socket, or one of the node's own. */
final class SerialDevice implements QemuDevice {
    private final int number;
    private final String target;
    private final Path socket;

    /** @param target {@code socket}, or a device file of the node */
    SerialDevice(int number, String target, Path socket) {
        this.number = number;
        this.target = target;
        this.socket = socket;
    }

    @Override
    public List<Part> parts() {
        String channel = "serial" + number;
        Part side = target.equals("socket")
                ? Part.socket(channel, socket)
                : Part.of(Part.Kind.CHANNEL, "serial", channel).with("path", target);
        return List.of(
                side,
                Part.device("isa-serial", "port-" + channel)
                        .with("chardev", channel)
                        .with("index", number));
    }
}
