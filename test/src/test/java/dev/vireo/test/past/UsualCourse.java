// SPDX-License-Identifier: Apache-2.0
package dev.vireo.test.past;

import java.time.DayOfWeek;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Random;

/**
 * How busy something is over a week: a level at rest, and hours at which it is busier.
 *
 * @param rest share of what there is that is used at rest, 0 to 1
 * @param shifts when it is busier
 */
record UsualCourse(double rest, List<Shift> shifts) {
    private static final double NOISE = 0.06;

    /**
     * Hours at which something is busier.
     *
     * @param isOnWorkdays whether on Monday to Friday
     * @param isAtWeekend whether on Saturday and Sunday
     * @param from first hour, 0 to 23
     * @param to the hour after the last, 1 to 24
     * @param share what is used then, 0 to 1
     */
    record Shift(boolean isOnWorkdays, boolean isAtWeekend, int from, int to, double share) {
        static Shift onWorkdays(int from, int to, double share) {
            return new Shift(true, false, from, to, share);
        }

        static Shift daily(int from, int to, double share) {
            return new Shift(true, true, from, to, share);
        }

        private boolean covers(ZonedDateTime time) {
            boolean isWorkday = time.getDayOfWeek().compareTo(DayOfWeek.SATURDAY) < 0;
            return (isWorkday ? isOnWorkdays : isAtWeekend) && time.getHour() >= from && time.getHour() < to;
        }
    }

    UsualCourse {
        shifts = List.copyOf(shifts);
    }

    /** What is used at a moment: what is usual, and a little chance. */
    double at(ZonedDateTime time, Random chance) {
        double usual = shifts.stream()
                .filter(shift -> shift.covers(time))
                .mapToDouble(Shift::share)
                .max()
                .orElse(rest);
        return Math.max(0.002, Math.min(1, usual * (1 + 2 * NOISE * chance.nextGaussian()) + NOISE * usual));
    }
}
