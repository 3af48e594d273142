// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.host;

import java.util.concurrent.Callable;

/** Asks again and again until something is so, and gives up some time: what other processes do tells itself to nobody. */
public final class Until {
    private static final long PATIENCE_NANOSECONDS = 50_000_000_000L;
    private static final long PERIOD_MILLISECONDS = 10;

    private Until() {}

    /**
     * Returns when the condition holds.
     *
     * @param what names the condition in the failure
     */
    public static void holds(String what, Callable<Boolean> condition) throws Exception {
        long end = System.nanoTime() + PATIENCE_NANOSECONDS;
        while (!condition.call()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("not so in time: " + what);
            }
            Thread.sleep(PERIOD_MILLISECONDS);
        }
    }
}
