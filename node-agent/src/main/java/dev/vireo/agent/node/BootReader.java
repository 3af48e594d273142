// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.node;

import dev.vireo.agent.host.HostFiles;
import dev.vireo.model.node.NodeStatus.BootInfo;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Tells how the node was booted. */
final class BootReader {
    private static final Path FIRMWARE = Path.of("/sys/firmware/efi");
    // The specification's name and vendor of the variable that says whether the firmware checks what it boots.
    private static final Path SECURE_BOOT =
            FIRMWARE.resolve("efivars").resolve("SecureBoot-8be4df61-93ca-11d2-aa0d-00e098032b8c");

    private final HostFiles files;

    BootReader(HostFiles files) {
        this.files = files;
    }

    /** Mode of the firmware, and with EFI whether secure boot is on. */
    BootInfo read() {
        return files.exists(FIRMWARE) ? new BootInfo("efi", secureBoot()) : new BootInfo("legacy-bios", null);
    }

    private @Nullable Boolean secureBoot() {
        if (!files.exists(SECURE_BOOT)) {
            return null;
        }
        // Four bytes of attributes, then one that is 1 or 0.
        String variable = files.read(SECURE_BOOT);
        return !variable.isEmpty() && variable.charAt(variable.length() - 1) == 1;
    }
}
