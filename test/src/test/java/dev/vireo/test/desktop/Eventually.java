// SPDX-License-Identifier: Apache-2.0
package dev.vireo.test.desktop;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** The one place that waits: it looks again and again until something is there. */
final class Eventually {
    private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(40);

    private Eventually() {}

    /** Waits until it holds. */
    static void holds(String what, Duration limit, BooleanSupplier condition) {
        get(what, limit, () -> condition.getAsBoolean() ? Optional.of(true) : Optional.empty());
    }

    /**
     * Waits until there is a value.
     *
     * @param what is named in the error
     */
    static <T> T get(String what, Duration limit, Supplier<Optional<T>> look) {
        return get(() -> what, limit, look);
    }

    /** The same, where the error tells what was there instead. */
    static <T> T get(Supplier<String> what, Duration limit, Supplier<Optional<T>> look) {
        long end = System.nanoTime() + limit.toNanos();
        Optional<T> found = look.get();
        while (found.isEmpty()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("not within " + limit.toSeconds() + " s: " + what.get());
            }
            LockSupport.parkNanos(PAUSE);
            found = look.get();
        }
        return found.get();
    }
}
