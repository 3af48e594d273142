// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.guest.qemu.agent;

import dev.vireo.model.ArchitectureException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * When patience ends.
 *
 * @param nanoseconds on the machine's monotonic clock
 */
@ArchitectureException(rule = "time", reason = "a deadline that no change of the clock moves")
record Deadline(long nanoseconds) {
    static Deadline after(Duration limit) {
        return new Deadline(System.nanoTime() + limit.toNanos());
    }

    /** Milliseconds left, 0 if none. */
    long milliseconds() {
        return Math.max(0, TimeUnit.NANOSECONDS.toMillis(nanoseconds - System.nanoTime()));
    }
}
