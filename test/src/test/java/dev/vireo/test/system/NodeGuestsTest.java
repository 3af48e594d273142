// SPDX-License-Identifier: Apache-2.0
package dev.vireo.test.system;

import static dev.vireo.test.system.RunningNode.path;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The fixture itself: a test's machines end with its node, also those without a disk, by which nothing names the node. */
final class NodeGuestsTest {
    private static GuestProcess start(RunningNode node) throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/qemu-system-x86_64")), "QEMU is not installed");
        ApiCaller admin = node.administrator();
        RunningNode.succeed(admin, admin.post(path("/qemu"), Map.of("vmid", "100", "memory", "32", "start", "1")));
        List<GuestProcess> running = node.guests().running();
        assertThat(running).hasSize(1);
        return running.get(0);
    }

    @Test
    void machineWithoutADiskEndsWithItsNode() throws Exception {
        GuestProcess machine;
        NodeGuests guests;
        try (RunningNode node = RunningNode.start()) {
            machine = start(node);
            guests = node.guests();
        }
        assertThat(machine.isAlive()).isFalse();
        assertThat(guests.runDirectory()).doesNotExist();
    }

    @Test
    void machineThatATestLeavesIsNamedAndEnded() throws Exception {
        try (RunningNode node = RunningNode.start()) {
            GuestProcess machine = start(node);
            assertThatThrownBy(node.guests()::requireNone)
                    .isInstanceOf(AssertionError.class)
                    .hasMessageContaining("process " + machine.pid() + " of VM 100");
            assertThat(machine.isAlive()).isFalse();
        }
    }
}
