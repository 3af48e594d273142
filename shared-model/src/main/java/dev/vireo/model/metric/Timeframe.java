// SPDX-License-Identifier: Apache-2.0
package dev.vireo.model.metric;

import java.time.Duration;
import java.util.Locale;

/** A span of the past that charts show, with its resolution. */
public enum Timeframe {
    /** The last hour, a point a minute. */
    HOUR(Duration.ofMinutes(1), 60),
    /** The last day, a point a minute. */
    DAY(Duration.ofMinutes(1), 1440),
    /** The last week, a point every half hour. */
    WEEK(Duration.ofMinutes(30), 336),
    /** The last month, a point every half hour. */
    MONTH(Duration.ofMinutes(30), 1440),
    /** The last year, a point every six hours. */
    YEAR(Duration.ofHours(6), 1440),
    /** The last decade, a point a week. */
    DECADE(Duration.ofDays(7), 570);

    private final Duration step;
    private final int points;

    Timeframe(Duration step, int points) {
        this.step = step;
        this.points = points;
    }

    /** Reads the API's word. */
    public static Timeframe parse(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }

    /** Time between two points. */
    public Duration step() {
        return step;
    }

    /** Number of points. */
    public int points() {
        return points;
    }

    /** Its whole length. */
    public Duration length() {
        return step.multipliedBy(points);
    }

    /** The API's word. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
