// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.load;

import dev.vireo.model.metric.LoadProfile;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import org.jspecify.annotations.Nullable;

/** Made-up weeks: a share by hour of the week, NaN where nothing was measured. */
final class Weeks {
    private Weeks() {}

    static LoadProfile profile(int days, IntToDoubleFunction share) {
        return new LoadProfile("UTC", days, 10, List.of(measure("cpu", share)));
    }

    static LoadProfile.Measure measure(String name, IntToDoubleFunction share) {
        List<@Nullable Double> values = new ArrayList<>();
        for (int hour = 0; hour < LoadProfile.HOURS; hour++) {
            double value = share.applyAsDouble(hour);
            values.add(Double.isNaN(value) ? null : value);
        }
        return new LoadProfile.Measure(name, values, values);
    }

    static UsualWeek week(IntToDoubleFunction share) {
        return UsualWeek.of(profile(28, share), "cpu").orElseThrow();
    }

    /** A share at some hours of some days, counted from Monday, another one at all others. */
    static IntToDoubleFunction block(int firstDay, int endDay, int from, int to, double inside, double outside) {
        return hour -> {
            int day = hour / 24;
            int ofDay = hour % 24;
            boolean isAtThatTime = from < to ? ofDay >= from && ofDay < to : ofDay >= from || ofDay < to;
            return day >= firstDay && day < endDay && isAtThatTime ? inside : outside;
        };
    }
}
