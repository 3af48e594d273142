// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.host;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PressureInfoTest {
    @Test
    void lastTenSecondsAreRead() {
        String recorded = """
                some avg10=4.74 avg60=4.85 avg300=7.30 total=90909217
                full avg10=0.18 avg60=0.09 avg300=0.12 total=5762671
                """;

        assertThat(PressureInfo.parse(recorded)).isEqualTo(new PressureInfo(4.74, 0.18));
    }

    @Test
    void olderKernelsTellNoFullPressureOfProcessors() {
        assertThat(PressureInfo.parse("some avg10=4.74 avg60=4.85 avg300=7.30 total=90909217\n"))
                .isEqualTo(new PressureInfo(4.74, 0));
    }
}
