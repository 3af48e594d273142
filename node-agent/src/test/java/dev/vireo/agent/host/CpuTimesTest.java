// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.vireo.model.InvalidValueException;
import org.junit.jupiter.api.Test;

class CpuTimesTest {
    private static final String RECORDED = """
            cpu  40038 10 8915 386880 759 0 94 52 700 0
            cpu0 18777 0 4162 195242 98 0 15 24 0 0
            cpu1 21260 10 4752 191637 660 0 79 28 0 0
            intr 565874 0 0
            ctxt 1115590
            """;

    @Test
    void recordedTextIsSummedWithoutCountingGuestsTwice() {
        assertThat(CpuTimes.parse(RECORDED)).isEqualTo(new CpuTimes(2, 40038 + 10 + 8915 + 94 + 52, 759, 386880));
    }

    @Test
    void shareIsThatOfTheTimeBetweenTwoReadings() {
        CpuTimes earlier = new CpuTimes(2, 1000, 100, 5000);
        CpuTimes later = new CpuTimes(2, 1050, 125, 5025);

        CpuTimes.Share share = later.since(earlier).orElseThrow();

        assertThat(share).isEqualTo(new CpuTimes.Share(0.5, 0.25, 0.25));
    }

    @Test
    void noTimeBetweenTwoReadingsGivesNoShare() {
        CpuTimes times = CpuTimes.parse(RECORDED);

        assertThat(times.since(times)).isEmpty();
    }

    @Test
    void waitingThatRunsBackwardsCountsAsNothing() {
        CpuTimes.Share share =
                new CpuTimes(1, 20, 90, 30).since(new CpuTimes(1, 10, 100, 0)).orElseThrow();

        assertThat(share.ioWait()).isZero();
        assertThat(share.busy()).isEqualTo(0.25, within(1e-9));
    }

    @Test
    void shareSinceBootIsThatOfAllTime() {
        assertThat(new CpuTimes(1, 1, 1, 2).sinceBoot()).isEqualTo(new CpuTimes.Share(0.25, 0.25, 0.5));
    }

    @Test
    void textWithoutTheLineOfAllProcessorsIsRefused() {
        assertThatThrownBy(() -> CpuTimes.parse("intr 1 2 3")).isInstanceOf(InvalidValueException.class);
    }
}
