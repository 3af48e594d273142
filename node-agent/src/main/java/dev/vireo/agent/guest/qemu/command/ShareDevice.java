// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.guest.qemu.command;

import dev.vireo.model.guest.device.DirectoryShare;
import java.nio.file.Path;
import java.util.List;

/** A directory of the node that the guest mounts by the name of its mapping; a process of its own serves it. */
final class ShareDevice implements QemuDevice {
    /** Windows guests need as much. */
    private static final int REQUESTS = 1024;

    private static final int FIRST_SLOT = 0x10;

    private final int number;
    private final DirectoryShare share;
    private final Path socket;

    ShareDevice(int number, DirectoryShare share, Path socket) {
        this.number = number;
        this.share = share;
        this.socket = socket;
    }

    @Override
    public List<Part> parts() {
        String key = "virtiofs" + number;
        String channel = key + "-channel";
        return List.of(
                Part.of(Part.Kind.CHANNEL, "socket", channel).with("path", socket.toString()),
                Part.device("vhost-user-fs-pci", key)
                        .with("chardev", channel)
                        .with("tag", share.directory())
                        .with("queue-size", REQUESTS)
                        .at(PciAddress.on(4, FIRST_SLOT + number)));
    }
}
