// SPDX-License-Identifier: Apache-2.0
package dev.vireo.test.system;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

/** A node serves Python's library for the dialect. */
@EnabledIf(value = "hasLibrary", disabledReason = "python3-proxmoxer is not installed")
final class ProxmoxerTest {
    private static final String PYTHON = "/usr/bin/python3";

    static boolean hasLibrary() throws Exception {
        return ForeignClient.works(Path.of("."), PYTHON, "-c", "import proxmoxer, requests");
    }

    @Test
    void leadsAVirtualMachineThroughItsLife(@TempDir Path directory) throws Exception {
        try (RunningNode node = RunningNode.start()) {
            ForeignClient.check(node, directory, PYTHON, "proxmoxer_client.py");
        }
    }
}
