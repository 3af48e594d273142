// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import org.junit.jupiter.api.Test;

class NetworkCountersTest {
    @Test
    void headIsSkippedAndNamesMayHoldColonsAndTouchTheirCounters() {
        String recorded = """
                Inter-|   Receive                                                |  Transmit
                 face |bytes    packets errs drop fifo frame compressed multicast|bytes    packets errs drop fifo colls carrier compressed
                    lo:    3593      37    0    0    0     0          0         0     3593      37    0    0    0     0       0          0
                eth0:1:392398689   10110    0    0    0     0          0         0   573350    5944    0    0    0     0       0          0
                """;

        assertThat(NetworkCounters.parse(recorded))
                .containsExactly(
                        entry("lo", new NetworkCounters(3593, 3593)),
                        entry("eth0:1", new NetworkCounters(392398689, 573350)));
    }
}
