// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.chart;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/** Values over time as the API answers them, in the order of time; a value may be missing at any time. */
public final class Samples {
    /** No time at all. */
    public static final Samples EMPTY = new Samples(List.of());

    /** A pause longer than this many usual steps is a gap even if no value is missing in between. */
    private static final double LONGEST_PAUSE_IN_STEPS = 2.5;

    private final List<Map<String, Object>> points;
    private final long[] times;

    private Samples(List<Map<String, Object>> points) {
        this.points = points;
        this.times = points.stream().mapToLong(Samples::timeOf).toArray();
    }

    /** Reads the answer of a {@code rrddata} call; points without a time are left out, numbers may be written as texts. */
    public static Samples read(List<Map<String, Object>> answer) {
        return new Samples(answer.stream()
                .filter(point -> !Double.isNaN(number(point.get("time"))))
                .sorted(Comparator.comparingLong(Samples::timeOf))
                .toList());
    }

    /** Number of points in time. */
    public int size() {
        return times.length;
    }

    /** Time of a point in seconds since 1970. */
    public long time(int index) {
        return times[index];
    }

    /** A value, or NaN where it is missing. */
    public double value(String key, int index) {
        return number(points.get(index).get(key));
    }

    /** Index of the point nearest to a time in seconds since 1970, or -1 if there are no points. */
    public int nearest(double time) {
        int nearest = -1;
        for (int i = 0; i < times.length; i++) {
            if (nearest < 0 || Math.abs(times[i] - time) < Math.abs(times[nearest] - time)) {
                nearest = i;
            }
        }
        return nearest;
    }

    /** The last value that is not missing. */
    public OptionalDouble latest(String key) {
        for (int i = times.length - 1; i >= 0; i--) {
            double value = value(key, i);
            if (!Double.isNaN(value)) {
                return OptionalDouble.of(value);
            }
        }
        return OptionalDouble.empty();
    }

    /** The value now: the last one, unless none has come for longer than a pause. */
    public OptionalDouble present(String key) {
        for (int i = times.length - 1; i >= 0; i--) {
            double value = value(key, i);
            if (!Double.isNaN(value)) {
                boolean isPast = times[times.length - 1] - times[i] > usualStep() * LONGEST_PAUSE_IN_STEPS;
                return isPast ? OptionalDouble.empty() : OptionalDouble.of(value);
            }
        }
        return OptionalDouble.empty();
    }

    /** The greatest value. */
    public OptionalDouble greatest(String key) {
        return points.stream()
                .mapToDouble(point -> number(point.get(key)))
                .filter(value -> !Double.isNaN(value))
                .max();
    }

    /** Pieces of time without a gap in which the value is known. */
    public List<Run> runs(String key) {
        double longestPause = usualStep() * LONGEST_PAUSE_IN_STEPS;
        List<Run> runs = new ArrayList<>();
        int start = -1;
        for (int i = 0; i < times.length; i++) {
            boolean known = !Double.isNaN(value(key, i));
            boolean continues = known && start >= 0 && times[i] - times[i - 1] <= longestPause;
            if (start >= 0 && !continues) {
                runs.add(new Run(start, i));
                start = -1;
            }
            if (known && start < 0) {
                start = i;
            }
        }
        if (start >= 0) {
            runs.add(new Run(start, times.length));
        }
        return runs;
    }

    private double usualStep() {
        long step = Long.MAX_VALUE;
        for (int i = 1; i < times.length; i++) {
            if (times[i] > times[i - 1]) {
                step = Math.min(step, times[i] - times[i - 1]);
            }
        }
        return step;
    }

    private static long timeOf(Map<String, Object> point) {
        return (long) number(point.get("time"));
    }

    private static double number(@Nullable Object value) {
        if (value instanceof Number number) {
            return number.doubleValue();
        }
        if (value instanceof String text && text.matches("-?[0-9]+(\\.[0-9]+)?([eE][-+]?[0-9]+)?")) {
            return Double.parseDouble(text);
        }
        return Double.NaN;
    }

    /**
     * Neighbouring points.
     *
     * @param from index of the first
     * @param to index after the last
     */
    public record Run(int from, int to) {}
}
