// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.demo;

import dev.vireo.model.api.Arguments;
import dev.vireo.model.api.Endpoint;
import dev.vireo.model.api.LoadEndpoints;
import dev.vireo.model.metric.LoadProfile;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleBinaryOperator;
import org.jspecify.annotations.Nullable;

/** Usual weeks as nodes, guests and storages have them. */
final class PlausibleLoad {
    private static final int NOW = 2 * 24 + 14;

    private PlausibleLoad() {}

    /** What an endpoint answers. */
    static LoadProfile of(Endpoint<?> endpoint, Arguments arguments) {
        if (endpoint.equals(LoadEndpoints.STORAGE_LOAD)) {
            return profile(28, measure("used", (day, hour) -> 0.58 + day * 0.005));
        }
        if (endpoint.equals(LoadEndpoints.GUEST_LOAD)) {
            return profile(2, measure("cpu", PlausibleLoad::office), measure("mem", (day, hour) -> 0.6));
        }
        boolean isNightly = "pve2".equals(arguments.options().raw("node"));
        return profile(
                27,
                measure("cpu", isNightly ? PlausibleLoad::night : PlausibleLoad::office),
                measure("mem", (day, hour) -> 0.5 + 0.2 * office(day, hour)));
    }

    private static LoadProfile profile(int days, LoadProfile.Measure... measures) {
        return new LoadProfile("Europe/Moscow", days, NOW, List.of(measures));
    }

    private static LoadProfile.Measure measure(String name, DoubleBinaryOperator share) {
        List<@Nullable Double> peaks = new ArrayList<>();
        List<@Nullable Double> averages = new ArrayList<>();
        for (int hour = 0; hour < LoadProfile.HOURS; hour++) {
            int day = hour / 24;
            double noise = (hour * 37 % 11 - 5) / 100.0;
            double peak = Math.max(0.02, Math.min(1, share.applyAsDouble(day, hour % 24) + noise));
            peaks.add(peak);
            averages.add(peak * 0.7);
        }
        return new LoadProfile.Measure(name, averages, peaks);
    }

    private static double office(double day, double hour) {
        if (hour >= 1 && hour < 5) {
            return 0.87;
        }
        return day < 5 && hour >= 9 && hour < 18 ? 0.6 : 0.12;
    }

    private static double night(double day, double hour) {
        return hour >= 22 || hour < 4 ? 0.9 : 0.08;
    }
}
