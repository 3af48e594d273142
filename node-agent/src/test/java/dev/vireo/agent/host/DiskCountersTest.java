// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import org.junit.jupiter.api.Test;

class DiskCountersTest {
    @Test
    void sectorsBecomeBytesByDevice() {
        String recorded = """
                   7       0 loop0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0
                 254       0 vda 87519 12261 5556722 47299 15911 12531 2434376 5983 0 14300 54446 8361 42 959688 1069 2342 92
                """;

        assertThat(DiskCounters.parse(recorded))
                .containsExactly(
                        entry("loop0", new DiskCounters(0, 0)),
                        entry("vda", new DiskCounters(5556722L * 512, 2434376L * 512)));
    }
}
