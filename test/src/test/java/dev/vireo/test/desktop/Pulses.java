// SPDX-License-Identifier: Apache-2.0
package dev.vireo.test.desktop;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import javafx.animation.AnimationTimer;

/** Hears every pulse of the toolkit: a window answers as long as they come. Begun and ended on the FX thread. */
final class Pulses extends AnimationTimer {
    private final AtomicLong count = new AtomicLong();
    private final AtomicLong longest = new AtomicLong();
    private long last;

    @Override
    public void handle(long now) {
        if (last != 0) {
            longest.accumulateAndGet(now - last, Math::max);
        }
        last = now;
        count.incrementAndGet();
    }

    /** The longest time without a pulse so far. */
    Duration longestPause() {
        return Duration.ofNanos(longest.get());
    }

    /** Waits for some more. */
    void await(int more, Duration limit) {
        long wanted = count.get() + more;
        Eventually.holds(more + " pulses", limit, () -> count.get() >= wanted);
    }
}
