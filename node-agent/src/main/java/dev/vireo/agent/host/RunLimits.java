// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.host;

import java.time.Duration;

/**
 * How long a program may run and how much it may print.
 *
 * @param time after it the program is killed
 * @param outputBytes what is kept of its output; the rest is read and dropped
 */
public record RunLimits(Duration time, int outputBytes) {
    /** For questions that are answered at once: 20 s, 1 MiB. */
    public static final RunLimits QUICK = new RunLimits(Duration.ofSeconds(20), 1 << 20);

    /** The same with another time. */
    public RunLimits within(Duration other) {
        return new RunLimits(other, outputBytes);
    }
}
