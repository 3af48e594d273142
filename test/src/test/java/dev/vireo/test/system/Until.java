// SPDX-License-Identifier: Apache-2.0
package dev.vireo.test.system;

import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Asks again and again until something is so: the outside of a node has no other way to hear of it. */
final class Until {
    private static final long PATIENCE_SECONDS = 90;
    private static final long PERIOD_MILLISECONDS = 20;

    private Until() {}

    /**
     * Returns when the condition holds.
     *
     * @param what names the condition in the failure
     */
    static void holds(String what, Callable<Boolean> condition) throws Exception {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (!condition.call()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("still not so after " + PATIENCE_SECONDS + " s: " + what);
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(PERIOD_MILLISECONDS));
        }
    }
}
