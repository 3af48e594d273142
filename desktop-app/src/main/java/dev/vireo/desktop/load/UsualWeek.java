// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.load;

import dev.vireo.model.metric.LoadProfile;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The usual week of one measure: seven days from Monday on, each of 24 hours. Shares are from 0 to 1; nothing is known of
 * hours at which nothing was ever measured, such as those at which a guest is off.
 */
public final class UsualWeek {
    /** Days of a week. */
    public static final int DAYS = 7;
    /** Hours of a day. */
    public static final int HOURS = 24;
    /** Days that have to be measured before anything is called usual. */
    public static final int LEAST_DAYS = 3;

    private final LoadProfile profile;
    private final LoadProfile.Measure measure;

    private UsualWeek(LoadProfile profile, LoadProfile.Measure measure) {
        this.profile = profile;
        this.measure = measure;
    }

    /** The week of a measure, once enough days are known to call it usual. */
    public static Optional<UsualWeek> of(LoadProfile profile, String measure) {
        return profile.measure(measure)
                .filter(found -> profile.days() >= LEAST_DAYS)
                .filter(found -> found.average().size() == LoadProfile.HOURS
                        && found.peak().size() == LoadProfile.HOURS)
                .map(found -> new UsualWeek(profile, found));
    }

    /** The mean of an hour. */
    public OptionalDouble average(int day, int hour) {
        return at(measure.average(), day * HOURS + hour);
    }

    /** What an hour's minutes stay below 95 % of the time. */
    public OptionalDouble peak(int day, int hour) {
        return at(measure.peak(), day * HOURS + hour);
    }

    /** The peak of the hour that it is now where the node is. */
    public OptionalDouble peakNow() {
        return at(measure.peak(), hourNow());
    }

    /** The hour of the week that it is now where the node is, 0 for Monday 00:00 to 01:00. */
    int hourNow() {
        return Math.floorMod(profile.hour(), LoadProfile.HOURS);
    }

    /** The highest peak of an hour on any day. */
    public OptionalDouble highest(int hour) {
        return IntStream.range(0, DAYS)
                .mapToObj(day -> peak(day, hour))
                .flatMapToDouble(OptionalDouble::stream)
                .max();
    }

    private static OptionalDouble at(List<@Nullable Double> values, int index) {
        Double value = values.get(index);
        return value == null ? OptionalDouble.empty() : OptionalDouble.of(value);
    }

    /** Whether it tells how full something is, rather than how busy. */
    boolean isSpace() {
        return measure.name().equals("used");
    }

    /** Time zone of its hours. */
    public String zone() {
        return profile.zone();
    }
}
