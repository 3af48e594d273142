// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.metric;

import dev.vireo.model.metric.LoadProfile;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;

/**
 * An hour on the clock on the wall.
 *
 * @param week number of its week, counted from the one of 1 January 1970; weeks begin on Monday
 * @param hour hour of the week, 0 for Monday 00:00 to 01:00
 */
record LoadHour(int week, int hour) {
    /** How many weeks are remembered. */
    static final int WEEKS = 4;

    // 1 January 1970 was a Thursday.
    private static final int DAYS_BEFORE_EPOCH = 3;

    /** The hour of a moment. When clocks are set back an hour comes twice, and both count for it. */
    static LoadHour of(Instant time, ZoneId zone) {
        ZonedDateTime local = time.atZone(zone);
        long day = local.toLocalDate().toEpochDay() + DAYS_BEFORE_EPOCH;
        return new LoadHour((int) Math.floorDiv(day, 7), Math.floorMod(day, 7) * 24 + local.getHour());
    }

    /** Whether it lies in the four weeks that end with the hour {@code now}. */
    boolean isRemembered(LoadHour now) {
        int age = now.count() - count();
        return age >= 0 && age < WEEKS * LoadProfile.HOURS;
    }

    /** The day that it is part of, as a number. */
    int day() {
        return count() / 24;
    }

    private int count() {
        return week * LoadProfile.HOURS + hour;
    }
}
