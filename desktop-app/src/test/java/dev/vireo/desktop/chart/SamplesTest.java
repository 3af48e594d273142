// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.chart;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vireo.desktop.chart.Samples.Run;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SamplesTest {
    @Test
    void missingValueSplitsALineInTwo() {
        Samples samples = Samples.read(List.of(
                Map.of("time", 0, "cpu", 0.1),
                Map.of("time", 60, "cpu", 0.2),
                Map.of("time", 120),
                Map.of("time", 180, "cpu", 0.3)));

        assertThat(samples.runs("cpu")).containsExactly(new Run(0, 2), new Run(3, 4));
    }

    @Test
    void missingPointsSplitALineToo() {
        Samples samples = Samples.read(List.of(
                Map.of("time", 0, "cpu", 0.1), Map.of("time", 60, "cpu", 0.2), Map.of("time", 600, "cpu", 0.3)));

        assertThat(samples.runs("cpu")).containsExactly(new Run(0, 2), new Run(2, 3));
    }

    @Test
    void numbersMayBeTextsAndNonsenseIsMissing() {
        Samples samples = Samples.read(
                List.of(Map.of("time", "60", "cpu", "0.25"), Map.of("time", 120, "cpu", "nan"), Map.of("cpu", 1)));

        assertThat(samples.size()).isEqualTo(2);
        assertThat(samples.value("cpu", 0)).isEqualTo(0.25);
        assertThat(samples.value("cpu", 1)).isNaN();
    }

    @Test
    void aValueOfLongAgoIsNotThePresentOne() {
        Samples stopped = Samples.read(List.of(
                Map.of("time", 0, "cpu", 0.4),
                Map.of("time", 60, "cpu", 0.5),
                Map.of("time", 120),
                Map.of("time", 180),
                Map.of("time", 240)));
        Samples late = Samples.read(List.of(Map.of("time", 0, "cpu", 0.4), Map.of("time", 60)));

        assertThat(stopped.present("cpu")).isEmpty();
        assertThat(late.present("cpu")).hasValue(0.4);
    }

    @Test
    void nowIsTheLastValueThatIsKnown() {
        Samples samples = Samples.read(
                List.of(Map.of("time", 120), Map.of("time", 60, "mem", 5_000_000_000L), Map.of("time", 0, "mem", 1)));

        assertThat(samples.latest("mem")).hasValue(5e9);
        assertThat(samples.latest("disk")).isEmpty();
        assertThat(samples.greatest("mem")).hasValue(5e9);
    }

    @Test
    void nearestPointIsFoundByTime() {
        List<Map<String, Object>> points = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            points.add(Map.of("time", i * 60));
        }

        Samples samples = Samples.read(points);

        assertThat(samples.nearest(119)).isEqualTo(2);
        assertThat(samples.nearest(1e9)).isEqualTo(9);
        assertThat(Samples.EMPTY.nearest(5)).isEqualTo(-1);
    }
}
