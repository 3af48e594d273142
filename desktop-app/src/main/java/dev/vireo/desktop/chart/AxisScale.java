// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.chart;

import java.util.List;
import java.util.OptionalDouble;

/**
 * A value axis from 0 upwards with even marks, in the unit that keeps its numbers short.
 *
 * @param upper the value at its upper end
 * @param step distance of its marks
 * @param unit the unit of its numbers
 */
public record AxisScale(double upper, double step, Unit unit) {
    /** An axis has about this many marks above 0. */
    private static final int MARKS = 4;

    private static final List<Double> EVEN = List.of(1.0, 2.0, 2.5, 5.0, 10.0);

    private static final List<Unit> BYTES = List.of(
            new Unit("B", 1),
            new Unit("KiB", 1L << 10),
            new Unit("MiB", 1L << 20),
            new Unit("GiB", 1L << 30),
            new Unit("TiB", 1L << 40),
            new Unit("PiB", 1L << 50));
    private static final List<Unit> RATES =
            List.of(new Unit("B/s", 1), new Unit("kB/s", 1e3), new Unit("MB/s", 1e6), new Unit("GB/s", 1e9));

    /** The smallest scale of rates: an idle line should not look like a busy one. */
    private static final double LEAST_RATE = 1_000;

    /**
     * A unit.
     *
     * @param name how it is written in English; empty for plain numbers
     * @param factor how many of the measure's own units it has
     */
    public record Unit(String name, double factor) {}

    /**
     * The scale for values up to {@code greatest}.
     *
     * @param limit the most there can be, if that is known: the scale ends there
     */
    public static AxisScale of(Measure measure, double greatest, OptionalDouble limit) {
        return switch (measure) {
            case SHARE -> new AxisScale(1, 0.25, new Unit("%", 0.01));
            case BYTES -> fitted(BYTES, Math.max(1024, Math.max(greatest, limit.orElse(0))), limit.isPresent());
            case RATE -> fitted(RATES, Math.max(LEAST_RATE, greatest), false);
            case NUMBER -> fitted(List.of(new Unit("", 1)), Math.max(1, greatest), false);
        };
    }

    private static AxisScale fitted(List<Unit> units, double greatest, boolean endsThere) {
        Unit unit = units.get(0);
        for (Unit candidate : units) {
            if (greatest >= candidate.factor()) {
                unit = candidate;
            }
        }
        double step = evenStep(greatest / unit.factor()) * unit.factor();
        double upper = endsThere ? greatest : Math.ceil(greatest / step - 1e-9) * step;
        return new AxisScale(upper, step, unit);
    }

    private static double evenStep(double greatest) {
        double raw = greatest / MARKS;
        double magnitude = Math.pow(10, Math.floor(Math.log10(raw)));
        for (double even : EVEN) {
            if (even * magnitude >= raw * (1 - 1e-9)) {
                return even * magnitude;
            }
        }
        return 10 * magnitude;
    }

    /** The highest mark; it alone carries the unit's name. */
    public double highestMark() {
        return Math.floor(upper / step + 1e-9) * step;
    }
}
