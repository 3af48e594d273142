// SPDX-License-Identifier: Apache-2.0
package dev.vireo.test.bench;

import java.util.Locale;

/**
 * One line of the table.
 *
 * @param name what was measured
 * @param value the absolute figure
 * @param unit its unit
 * @param denominator what it is compared with, measured in the same run
 * @param base the denominator's figure, in the same unit
 * @param aim what is to be reached
 */
record Measurement(String name, double value, String unit, String denominator, double base, Aim aim) {
    /** The heading of the columns. */
    static final String HEADING =
            String.format("%-42s %18s  %-58s %-16s %s", "BENCHMARK", "FIGURE", "RATIO TO (SAME RUN)", "AIM", "");

    /** How many times the denominator it is. */
    double ratio() {
        return value / base;
    }

    boolean isMet() {
        return aim.isMetBy(value, ratio());
    }

    /** Its line. */
    String line() {
        String figure = String.format(Locale.ROOT, "%.1f %s", value, unit);
        String comparison = String.format(Locale.ROOT, "%.2f x %s (%.1f %s)", ratio(), denominator, base, unit);
        return String.format(
                "%-42s %18s  %-58s %-16s %s",
                name, figure, comparison, aim.describe(unit), isMet() ? "met" : "NOT MET");
    }
}
