// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

class AxisScaleTest {
    private static final double GIB = 1L << 30;

    @Test
    void sharesReachFromNothingToAll() {
        AxisScale scale = AxisScale.of(Measure.SHARE, 0.02, OptionalDouble.empty());

        assertThat(scale.upper()).isEqualTo(1);
        assertThat(scale.unit().name()).isEqualTo("%");
    }

    @Test
    void memoryEndsAtTheMemoryThereIs() {
        AxisScale scale = AxisScale.of(Measure.BYTES, 2.9 * GIB, OptionalDouble.of(4 * GIB));

        assertThat(scale.upper()).isEqualTo(4 * GIB);
        assertThat(scale.step()).isEqualTo(GIB);
        assertThat(scale.unit().name()).isEqualTo("GiB");
    }

    @Test
    void oddLimitHasEvenMarksBelowIt() {
        AxisScale scale = AxisScale.of(Measure.BYTES, 1 * GIB, OptionalDouble.of(62.7 * GIB));

        assertThat(scale.step()).isEqualTo(20 * GIB);
        assertThat(scale.highestMark()).isEqualTo(60 * GIB);
    }

    @Test
    void ratesAreDecimalAndRoundedUp() {
        AxisScale scale = AxisScale.of(Measure.RATE, 4_800_000, OptionalDouble.empty());

        assertThat(scale.unit().name()).isEqualTo("MB/s");
        assertThat(scale.upper()).isEqualTo(6_000_000);
        assertThat(scale.step()).isEqualTo(2_000_000);
    }

    @Test
    void idleNetworkKeepsAScale() {
        assertThat(AxisScale.of(Measure.RATE, 0, OptionalDouble.empty()).upper())
                .isPositive();
    }

    @Test
    void definitionTakesItsLimitFromTheSamples() {
        ChartDefinition memory = ChartDefinition.of(
                        "chart-memory", "Memory", Measure.BYTES, new ChartSeries("mem", "Memory", SeriesColour.PURPLE))
                .withLimit("maxmem");
        Samples samples = Samples.read(List.of(Map.of("time", 0, "mem", GIB, "maxmem", 8 * GIB)));

        assertThat(memory.scale(samples).upper()).isEqualTo(8 * GIB);
        assertThat(memory.hasValues(samples)).isTrue();
        assertThat(memory.hasValues(Samples.EMPTY)).isFalse();
    }

    @Property
    void everyScaleHoldsItsValuesWithFewMarks(@ForAll @DoubleRange(max = 1e15) double greatest) {
        AxisScale scale = AxisScale.of(Measure.RATE, greatest, OptionalDouble.empty());

        assertThat(scale.upper()).isGreaterThanOrEqualTo(greatest * (1 - 1e-9));
        assertThat(scale.upper() / scale.step()).isBetween(1.0, 4.01);
    }
}
