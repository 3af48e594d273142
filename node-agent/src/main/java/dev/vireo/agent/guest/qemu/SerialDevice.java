// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.guest.qemu;

import java.nio.file.Path;
import java.util.List;

/** A serial port behind a Unix socket. */
final class SerialDevice implements QemuDevice {
    private final int number;
    private final Path socket;

    SerialDevice(int number, Path socket) {
        this.number = number;
        this.socket = socket;
    }

    @Override
    public List<Part> parts() {
        String channel = "serial" + number;
        return List.of(
                Part.socket(channel, socket),
                Part.device("isa-serial", "port-" + channel)
                        .with("chardev", channel)
                        .with("index", number));
    }
}
