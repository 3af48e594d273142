// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.load;

import dev.vireo.desktop.form.Sentence;
import java.util.Locale;
import java.util.OptionalDouble;

/** Says in words what a usual week means. */
public final class LoadWords {
    /** Below this nobody is in another's way. */
    private static final double HARDLY = 0.1;
    /** Hours that differ by less are alike. */
    private static final double ALIKE = 0.15;
    /** From here on a node has little to give away. */
    private static final double BUSY = 0.7;
    /** Up to here one would think that there is nothing to do. */
    private static final double QUIET = 0.5;

    private LoadWords() {}

    /** When it is busy, and how much. */
    public static Sentence of(UsualWeek week) {
        double[][] cells = cells(week);
        double least = BusyHours.all(cells).min().orElse(0);
        double most = BusyHours.all(cells).max().orElse(0);
        if (most < HARDLY) {
            return week.isSpace()
                    ? Sentence.of("Nearly empty at any hour: {0} at most.", percent(most))
                    : Sentence.of("Hardly used at any hour: {0} at most.", percent(most));
        }
        if (most - least < ALIKE) {
            return Sentence.of(
                    "About the same at all hours: about {0}.",
                    percent(BusyHours.all(cells).average().orElse(0)));
        }
        return BusyHours.find(cells)
                .map(block -> week.isSpace() ? fullest(block) : busiest(block, cells, least))
                .orElse(Sentence.EMPTY);
    }

    private static Sentence fullest(BusyHours block) {
        return Sentence.of("Usually fullest {0}, about {1}.", when(block), percent(block.share()));
    }

    private static Sentence busiest(BusyHours block, double[][] cells, double least) {
        Sentence first = Sentence.of("Usually busiest {0}, about {1}.", when(block), percent(block.share()));
        double[][] rest = BusyHours.without(cells, block);
        double border = Math.max(block.share() / 2, least + 2 * ALIKE);
        return BusyHours.find(rest)
                .filter(next -> next.share() >= border)
                .map(next -> Sentence.of("{0} Also {1}, about {2}.", first, when(next), percent(next.share())))
                .orElse(first);
    }

    private static Sentence when(BusyHours block) {
        return block.length() == UsualWeek.HOURS
                ? days(block.days())
                : Sentence.of("{0} {1}–{2}", days(block.days()), hour(block.from()), hour(block.to()));
    }

    private static Sentence days(BusyHours.Days days) {
        return switch (days) {
            case EVERY_DAY -> Sentence.of("every day");
            case WORKDAYS -> Sentence.of("Mon–Fri");
            case WEEKEND -> Sentence.of("Sat and Sun");
            case MONDAY -> Sentence.of("Mon");
            case TUESDAY -> Sentence.of("Tue");
            case WEDNESDAY -> Sentence.of("Wed");
            case THURSDAY -> Sentence.of("Thu");
            case FRIDAY -> Sentence.of("Fri");
            case SATURDAY -> Sentence.of("Sat");
            case SUNDAY -> Sentence.of("Sun");
        };
    }

    /** How it stands now beside what is usual at this hour. */
    static Sentence now(UsualWeek week, double share) {
        OptionalDouble usual = week.peakNow();
        return usual.isPresent()
                ? Sentence.of("Now {0}; at this hour usually up to {1}.", percent(share), percent(usual.getAsDouble()))
                : Sentence.of("Now {0}.", percent(share));
    }

    /** Whether something looks idle now that is busy at other hours. */
    static boolean deceives(UsualWeek week, double share) {
        return share < QUIET && BusyHours.all(cells(week)).anyMatch(peak -> peak >= BUSY);
    }

    /** That not enough is known yet. */
    static Sentence learning(int days) {
        return Sentence.of(
                "Measured on {0} of at least {1} days so far. Then the usual week appears here: at which hours it is busy,"
                        + " and how much.",
                Integer.toString(days), Integer.toString(UsualWeek.LEAST_DAYS));
    }

    private static double[][] cells(UsualWeek week) {
        double[][] cells = new double[UsualWeek.DAYS][UsualWeek.HOURS];
        for (int day = 0; day < UsualWeek.DAYS; day++) {
            for (int hour = 0; hour < UsualWeek.HOURS; hour++) {
                cells[day][hour] = week.peak(day, hour).orElse(Double.NaN);
            }
        }
        return cells;
    }

    static String hour(int hour) {
        return String.format(Locale.ROOT, "%02d", hour);
    }

    /** A whole number: what is usual is not known more exactly. */
    static String percent(double share) {
        return Math.round(share * 100) + "\u00A0%";
    }
}
