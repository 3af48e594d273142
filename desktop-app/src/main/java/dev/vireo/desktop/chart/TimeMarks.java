// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.chart;

import dev.vireo.model.metric.Timeframe;
import java.text.SimpleDateFormat;
import java.util.Locale;
import org.jfree.chart.axis.DateTickUnit;
import org.jfree.chart.axis.DateTickUnitType;

/** The marks of a time axis: few enough that their labels never touch. */
final class TimeMarks {
    private final Locale locale;

    TimeMarks(Locale locale) {
        this.locale = locale;
    }

    DateTickUnit of(Timeframe timeframe) {
        return switch (timeframe) {
            case HOUR -> every(DateTickUnitType.MINUTE, 10, "HH:mm");
            case DAY -> every(DateTickUnitType.HOUR, 4, "HH:mm");
            case WEEK -> every(DateTickUnitType.DAY, 1, "EEE");
            case MONTH -> every(DateTickUnitType.DAY, 5, "d MMM");
            case YEAR -> every(DateTickUnitType.MONTH, 2, "LLL");
            case DECADE -> every(DateTickUnitType.YEAR, 2, "yyyy");
        };
    }

    private DateTickUnit every(DateTickUnitType type, int count, String pattern) {
        return new DateTickUnit(type, count, new SimpleDateFormat(pattern, locale));
    }
}
