// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.metric;

/**
 * One value that an archive keeps over time.
 *
 * @param name its name in the API's answers, at most 20 characters
 * @param kind what its samples mean
 */
record MetricSource(String name, Kind kind) {
    /** What samples mean. */
    enum Kind {
        /** A level: kept as it is. */
        LEVEL,
        /** A counter since some start: its growth a second is kept; what shrank has been started anew and is unknown. */
        COUNTER
    }
}
