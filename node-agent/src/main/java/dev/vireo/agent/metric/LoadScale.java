// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.metric;

/** The steps of load that minutes are sorted into: fine where guests idle, five percent wide above. */
final class LoadScale {
    private static final int[] BOUNDS = {
        1, 2, 3, 4, 5, 7, 10, 15, 20, 25, 30, 35, 40, 45, 50, 55, 60, 65, 70, 75, 80, 85, 90, 100,
    };

    /** Number of steps. */
    static final int STEPS = BOUNDS.length;

    private LoadScale() {}

    /** The step of a share; what lies outside of 0 to 1 belongs to the last one at that end. */
    static int stepOf(double share) {
        int step = 0;
        while (step < STEPS - 1 && share * 100 >= BOUNDS[step]) {
            step++;
        }
        return step;
    }

    /**
     * What a part of all minutes stays below, as a share from 0 to 1.
     *
     * @param counts minutes in each step, at least one in all
     * @param part 0.95 for 95 percent
     */
    static double quantile(int[] counts, double part) {
        long all = 0;
        for (int count : counts) {
            all += count;
        }
        double wanted = part * all;
        double below = 0;
        int step = 0;
        while (step < STEPS - 1 && below + counts[step] < wanted) {
            below += counts[step];
            step++;
        }
        double within = counts[step] == 0 ? 0 : (wanted - below) / counts[step];
        double least = step == 0 ? 0 : BOUNDS[step - 1];
        return (least + Math.min(1, within) * (BOUNDS[step] - least)) / 100;
    }
}
