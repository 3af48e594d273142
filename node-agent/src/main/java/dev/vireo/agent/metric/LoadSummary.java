// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.metric;

import dev.vireo.model.metric.LoadProfile;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Makes of the cells of a file what is usual at each hour of the week.
 *
 * @param now the hour with which the four weeks end that count
 */
record LoadSummary(ZoneId zone, LoadHour now) {
    private static final double PEAK = 0.95;
    private static final double ROUNDING = 10_000;

    /**
     * The profile.
     *
     * @param names names of the measures
     * @param measures each measure's cells by hour; none where nothing was measured
     */
    LoadProfile of(List<String> names, List<List<List<LoadCell>>> measures) {
        Set<Integer> days = new HashSet<>();
        List<LoadProfile.Measure> all = new ArrayList<>();
        for (int measure = 0; measure < measures.size(); measure++) {
            all.add(measure(names.get(measure), measures.get(measure), days));
        }
        return new LoadProfile(zone.getId(), days.size(), now.hour(), all);
    }

    private LoadProfile.Measure measure(String name, List<List<LoadCell>> hours, Set<Integer> days) {
        List<@Nullable Double> average = new ArrayList<>();
        List<@Nullable Double> peak = new ArrayList<>();
        for (int hour = 0; hour < hours.size(); hour++) {
            int[] counts = new int[LoadScale.STEPS];
            int minutes = 0;
            double sum = 0;
            for (LoadCell cell : hours.get(hour)) {
                LoadHour when = new LoadHour(cell.week(), hour);
                if (cell.minutes() > 0 && when.isRemembered(now)) {
                    cell.addTo(counts);
                    minutes += cell.minutes();
                    sum += cell.sum();
                    days.add(when.day());
                }
            }
            average.add(minutes == 0 ? null : round(sum / minutes));
            peak.add(minutes == 0 ? null : round(LoadScale.quantile(counts, PEAK)));
        }
        return new LoadProfile.Measure(name, average, peak);
    }

    private static double round(double share) {
        return Math.round(share * ROUNDING) / ROUNDING;
    }
}
