// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.metric;

import java.util.HashMap;
import java.util.Map;

/** The samples of one minute of one subject. */
final class LoadMinute {
    private final long minute;
    private final Map<String, double[]> sums = new HashMap<>();

    /** @param minute minutes since the epoch */
    LoadMinute(long minute) {
        this.minute = minute;
    }

    /** Minutes since the epoch. */
    long minute() {
        return minute;
    }

    void add(Map<String, Double> shares) {
        shares.forEach((measure, share) -> {
            double[] sum = sums.computeIfAbsent(measure, any -> new double[2]);
            sum[0] += share;
            sum[1]++;
        });
    }

    /** The mean of each measure. */
    Map<String, Double> means() {
        Map<String, Double> means = new HashMap<>();
        sums.forEach((measure, sum) -> means.put(measure, sum[0] / sum[1]));
        return means;
    }
}
