// SPDX-License-Identifier: Apache-2.0
package dev.vireo.test.bench;

import java.util.Locale;

/**
 * What a benchmark is to reach.
 *
 * @param subject which of its two figures counts
 * @param atMost whether the limit is an upper one
 * @param limit in the unit of that figure
 */
record Aim(Subject subject, boolean atMost, double limit) {
    /** What counts. */
    enum Subject {
        /** The absolute figure. */
        VALUE,
        /** The ratio to the denominator. */
        RATIO
    }

    /** The absolute figure may be that much. */
    static Aim atMost(double limit) {
        return new Aim(Subject.VALUE, true, limit);
    }

    /** The absolute figure must be that much. */
    static Aim atLeast(double limit) {
        return new Aim(Subject.VALUE, false, limit);
    }

    /** The ratio may be that much. */
    static Aim ratioAtMost(double limit) {
        return new Aim(Subject.RATIO, true, limit);
    }

    /** The ratio must be that much. */
    static Aim ratioAtLeast(double limit) {
        return new Aim(Subject.RATIO, false, limit);
    }

    boolean isMetBy(double value, double ratio) {
        double counted = subject == Subject.VALUE ? value : ratio;
        return atMost ? counted <= limit : counted >= limit;
    }

    /** It in words, for an absolute figure of that unit. */
    String describe(String unit) {
        String sign = atMost ? "<=" : ">=";
        return subject == Subject.VALUE
                ? String.format(Locale.ROOT, "%s %.0f %s", sign, limit, unit)
                : String.format(Locale.ROOT, "%s %.2f x", sign, limit);
    }
}
