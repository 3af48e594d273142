// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vireo.model.InvalidValueException;
import org.junit.jupiter.api.Test;

class MemoryInfoTest {
    private static final String RECORDED = """
            MemTotal:       24684084 kB
            MemFree:        20285076 kB
            MemAvailable:   24286416 kB
            Active(anon):       1564 kB
            SwapTotal:       1048576 kB
            SwapFree:        1000000 kB
            HugePages_Total:       0
            """;

    @Test
    void sizesBecomeBytes() {
        MemoryInfo memory = MemoryInfo.parse(RECORDED);

        assertThat(memory.total()).isEqualTo(24684084L * 1024);
        assertThat(memory.free()).isEqualTo(20285076L * 1024);
        assertThat(memory.swapUsed()).isEqualTo(48576L * 1024);
    }

    @Test
    void cachesThatCanBeDroppedAreNotInUse() {
        assertThat(MemoryInfo.parse(RECORDED).used()).isEqualTo((24684084L - 24286416L) * 1024);
    }

    @Test
    void missingLineIsNamed() {
        assertThatThrownBy(() -> MemoryInfo.parse("MemTotal: 1 kB\n"))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageContaining("MemFree");
    }
}
