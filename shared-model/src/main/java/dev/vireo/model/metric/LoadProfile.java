// SPDX-License-Identifier: Apache-2.0
package dev.vireo.model.metric;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How much something is usually used at each hour of the week, over the last four weeks.
 *
 * @param zone time zone of the node, whose hours these are, such as {@code Europe/Moscow}
 * @param days on how many of the last 28 days something was measured
 * @param hour the present hour of the week in that zone, 0 for Monday 00:00 to 01:00
 * @param measures what was measured
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record LoadProfile(String zone, int days, int hour, List<Measure> measures) {
    /** Hours of a week, from Monday 00:00 on. */
    public static final int HOURS = 7 * 24;

    public LoadProfile {
        measures = List.copyOf(measures);
    }

    /** The measure of that name, if there is such. */
    public Optional<Measure> measure(String name) {
        return measures.stream().filter(measure -> measure.name().equals(name)).findFirst();
    }

    /**
     * One measure; each value is a share from 0 to 1, null where that hour was never measured.
     *
     * @param name {@code cpu} and {@code mem} of nodes and guests, {@code used} of storages
     * @param average mean of each hour of the week
     * @param peak what the hour's minutes stay below 95 % of the time
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Measure(String name, List<@Nullable Double> average, List<@Nullable Double> peak) {
        public Measure {
            average = Collections.unmodifiableList(new ArrayList<>(average));
            peak = Collections.unmodifiableList(new ArrayList<>(peak));
        }
    }
}
