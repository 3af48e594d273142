// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.host;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LoadAverageTest {
    @Test
    void firstThreeWordsAreTheAverages() {
        LoadAverage load = LoadAverage.parse("0.40 10.64 0.4 1/93 23937\n");

        assertThat(load).isEqualTo(new LoadAverage(0.4, 10.64, 0.4));
        assertThat(load.texts()).containsExactly("0.40", "10.64", "0.40");
    }
}
