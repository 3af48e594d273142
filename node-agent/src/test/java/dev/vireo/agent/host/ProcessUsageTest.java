// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.host;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ProcessUsageTest {
    private static final String STAT =
            "23942 (evil) R (name) S 23931 23609 22563 0 -1 4194304 103 0 0 0 700 55 900 901 20 0"
                    + " 1 0 219016 3133440 398 18446744073709551615 94652271648768 94652271668649 140734926046144 0 0 0\n";
    private static final String STATUS = "Name:\tevil\nVmPeak:\t  3060 kB\nVmRSS:\t  1592 kB\nThreads:\t1\n";
    private static final String IO =
            "rchar: 7300\nwchar: 324\nread_bytes: 4096\nwrite_bytes: 8192\ncancelled_write_bytes: 1\n";

    @Test
    void threeFilesGiveTheUsageWhateverTheProcessCallsItself() {
        assertThat(ProcessUsage.parse(STAT, STATUS, IO))
                .isEqualTo(new ProcessUsage(755, 219016, 1592L * 1024, 4096, 8192));
    }

    @Test
    void filesThatMayNotBeReadCountAsNothing() {
        assertThat(ProcessUsage.parse(STAT, "", "")).isEqualTo(new ProcessUsage(755, 219016, 0, 0, 0));
    }
}
