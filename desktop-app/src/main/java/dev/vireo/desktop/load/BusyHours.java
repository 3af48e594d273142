// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.load;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * Hours of some days at which something is usually busier than at others.
 *
 * @param days which days
 * @param from first hour, 0 to 23
 * @param length number of hours, 1 to 24; those beyond midnight belong to the next day
 * @param share mean of their peaks, 0 to 1
 */
record BusyHours(Days days, int from, int length, double share) {
    /** Days that people speak of together. */
    enum Days {
        EVERY_DAY(0, 7),
        WORKDAYS(0, 5),
        WEEKEND(5, 7),
        MONDAY(0, 1),
        TUESDAY(1, 2),
        WEDNESDAY(2, 3),
        THURSDAY(3, 4),
        FRIDAY(4, 5),
        SATURDAY(5, 6),
        SUNDAY(6, 7);

        private final int first;
        private final int end;

        Days(int first, int end) {
            this.first = first;
            this.end = end;
        }

        private IntStream days() {
            return IntStream.range(first, end);
        }
    }

    /** Part of the way from the least to the most that an hour is above to be a busy one. */
    private static final double BUSY = 0.75;
    /** Part of the days on which an hour is busy, so that it is said of all of them. */
    private static final double MOST_DAYS = 0.6;

    /** The busiest hours among cells, if any stand out: the cells are peaks by day and hour, NaN where nothing is known. */
    static Optional<BusyHours> find(double[][] cells) {
        double least = all(cells).min().orElse(0);
        double most = all(cells).max().orElse(0);
        double border = least + BUSY * (most - least);
        return Arrays.stream(Days.values())
                .flatMap(days -> longest(days, cells, border).stream())
                .reduce((best, next) -> next.score(cells, border) > best.score(cells, border) ? next : best);
    }

    /** The cells without the hours of a block, to look for the next busiest. */
    static double[][] without(double[][] cells, BusyHours block) {
        double[][] rest = Arrays.stream(cells).map(double[]::clone).toArray(double[][]::new);
        block.days.days().forEach(day -> block.hours().forEach(hour -> rest[day][hour] = Double.NaN));
        return rest;
    }

    /** The known cells. */
    static DoubleStream all(double[][] cells) {
        return Arrays.stream(cells).flatMapToDouble(Arrays::stream).filter(Double::isFinite);
    }

    private static Optional<BusyHours> longest(Days days, double[][] cells, double border) {
        boolean[] busy = new boolean[UsualWeek.HOURS];
        for (int hour = 0; hour < UsualWeek.HOURS; hour++) {
            busy[hour] = isBusy(days, cells, border, hour);
        }
        int from = 0;
        int longest = 0;
        for (int start = 0; start < UsualWeek.HOURS; start++) {
            int length = 0;
            while (length < UsualWeek.HOURS && busy[(start + length) % UsualWeek.HOURS]) {
                length++;
            }
            if (length > longest) {
                from = start;
                longest = length;
            }
        }
        return longest == 0 ? Optional.empty() : Optional.of(of(days, from, longest, cells));
    }

    private static boolean isBusy(Days days, double[][] cells, double border, int hour) {
        long known =
                days.days().filter(day -> Double.isFinite(cells[day][hour])).count();
        long above = days.days().filter(day -> cells[day][hour] >= border).count();
        return known > 0 && above >= MOST_DAYS * known;
    }

    private static BusyHours of(Days days, int from, int length, double[][] cells) {
        BusyHours block = new BusyHours(days, from, length, 0);
        return new BusyHours(days, from, length, block.cells(cells).average().orElse(0));
    }

    private IntStream hours() {
        return IntStream.range(from, from + length).map(hour -> hour % UsualWeek.HOURS);
    }

    private DoubleStream cells(double[][] cells) {
        return days.days()
                .mapToObj(day -> hours().mapToDouble(hour -> cells[day][hour]))
                .flatMapToDouble(hours -> hours)
                .filter(Double::isFinite);
    }

    /** Busy cells that it tells of, less those that it tells of and that are none. */
    private long score(double[][] cells, double border) {
        return cells(cells).mapToLong(share -> share >= border ? 1 : -1).sum();
    }

    /** The hour after the last, 1 to 24. */
    int to() {
        int end = (from + length) % UsualWeek.HOURS;
        return end == 0 ? UsualWeek.HOURS : end;
    }
}
