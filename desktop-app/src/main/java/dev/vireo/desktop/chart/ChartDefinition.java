// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.chart;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What a chart shows.
 *
 * @param id name for tests and styles, such as {@code chart-cpu}
 * @param title what it is, in English
 * @param measure what its values count
 * @param series its lines, the most important one first
 * @param limitKey name of the value that is the most there can be, such as {@code maxmem}
 */
public record ChartDefinition(
        String id, String title, Measure measure, List<ChartSeries> series, Optional<String> limitKey) {
    /** Copies the lists. */
    public ChartDefinition {
        series = List.copyOf(series);
    }

    /** A chart whose scale follows its values. */
    public static ChartDefinition of(String id, String title, Measure measure, ChartSeries... series) {
        return new ChartDefinition(id, title, measure, List.of(series), Optional.empty());
    }

    /** The same chart with a scale that ends where the value of that name says. */
    public ChartDefinition withLimit(String key) {
        return new ChartDefinition(id, title, measure, series, Optional.of(key));
    }

    /** Whether there is anything to draw. */
    public boolean hasValues(Samples samples) {
        return series.stream().anyMatch(line -> samples.latest(line.key()).isPresent());
    }

    /** The scale of the value axis that suits those samples. */
    public AxisScale scale(Samples samples) {
        double greatest = series.stream()
                .mapToDouble(line -> samples.greatest(line.key()).orElse(0))
                .max()
                .orElse(0);
        OptionalDouble limit = limitKey.map(samples::greatest).orElse(OptionalDouble.empty());
        return AxisScale.of(measure, greatest, limit);
    }
}
