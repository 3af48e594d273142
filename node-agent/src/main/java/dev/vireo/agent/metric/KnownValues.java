// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.metric;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Collects values by name and leaves out those that are unknown. */
final class KnownValues {
    private final Map<String, Double> values = new LinkedHashMap<>();

    /** Adds a value; null is an unknown one. */
    KnownValues put(String name, @Nullable Number value) {
        if (value != null) {
            values.put(name, value.doubleValue());
        }
        return this;
    }

    /** Adds how much of {@code all} is {@code part}, if both are known. */
    KnownValues putShare(String name, @Nullable Long part, @Nullable Long all) {
        return part == null || all == null || all <= 0 ? this : put(name, (double) part / all);
    }

    /** What was added. */
    Map<String, Double> toMap() {
        return Map.copyOf(values);
    }
}
