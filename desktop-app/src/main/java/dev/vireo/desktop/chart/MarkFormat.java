// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.chart;

import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.text.FieldPosition;
import java.text.NumberFormat;
import java.text.ParsePosition;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Writes the numbers at a value axis in the unit of its scale; the highest one carries the unit's name. */
final class MarkFormat extends NumberFormat {
    private static final long serialVersionUID = 1L;

    private final transient AxisScale scale;
    private final String unit;
    private final DecimalFormat digits;

    MarkFormat(AxisScale scale, String unit, Locale locale) {
        this.scale = scale;
        this.unit = unit;
        this.digits = new DecimalFormat("0.##", DecimalFormatSymbols.getInstance(locale));
    }

    @Override
    public StringBuffer format(double value, StringBuffer target, FieldPosition position) {
        target.append(digits.format(value / scale.unit().factor()));
        boolean isHighest = Math.abs(value - scale.highestMark()) < scale.step() / 2;
        return isHighest && !unit.isEmpty() ? target.append('\u00a0').append(unit) : target;
    }

    @Override
    public StringBuffer format(long value, StringBuffer target, FieldPosition position) {
        return format((double) value, target, position);
    }

    @Override
    public @Nullable Number parse(String source, ParsePosition position) {
        return digits.parse(source, position);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof MarkFormat format
                && format.scale.equals(scale)
                && format.unit.equals(unit)
                && format.digits.equals(digits);
    }

    @Override
    public int hashCode() {
        return scale.hashCode();
    }
}
