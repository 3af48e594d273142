// SPDX-License-Identifier: Apache-2.0
package dev.vireo.test.system;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

/** A node serves JavaScript's library for the dialect. */
@EnabledIf(value = "hasLibrary", disabledReason = "npm cannot install proxmox-api here")
final class ProxmoxApiTest {
    private static final Path FOLDER = Path.of("target", "proxmox-api");

    static boolean hasLibrary() throws Exception {
        Files.createDirectories(FOLDER);
        Files.writeString(FOLDER.resolve("package.json"), "{\"private\": true, \"type\": \"module\"}\n");
        return ForeignClient.works(FOLDER, "node", "--version")
                && ForeignClient.works(
                        FOLDER, "npm", "install", "--no-audit", "--no-fund", "--prefer-offline", "proxmox-api@1.1.1");
    }

    @Test
    void leadsAVirtualMachineThroughItsLife() throws Exception {
        try (RunningNode node = RunningNode.start()) {
            ForeignClient.check(node, FOLDER.toAbsolutePath(), "node", "proxmox_api_client.js");
        }
    }
}
