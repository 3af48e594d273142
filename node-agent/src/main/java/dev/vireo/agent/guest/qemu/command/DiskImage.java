// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.guest.qemu.command;

import dev.vireo.model.InvalidValueException;
import java.nio.file.Path;
import java.util.Set;

/**
 * Where a volume's content lies on the node.
 *
 * @param path a file, or a block device below {@code /dev}
 * @param format {@code raw}, {@code qcow2} or {@code vmdk}; always said to QEMU, which must never guess it from bytes
 *     that a guest wrote
 */
public record DiskImage(Path path, String format) {
    private static final Set<String> FORMATS = Set.of("raw", "qcow2", "vmdk");

    public DiskImage {
        if (!FORMATS.contains(format)) {
            throw new InvalidValueException(
                    "a guest's image is raw, qcow2 or vmdk - got " + InvalidValueException.quote(format));
        }
    }

    /** QEMU's driver for the layer below the format. */
    String protocol() {
        return path.startsWith("/dev") ? "host_device" : "file";
    }
}
