// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.fx;

import java.time.Duration;

/** Tries something again that broke: after a second, and after twice as long each time that it breaks again. */
public final class Retry {
    private static final int FIRST_SECONDS = 1;
    private static final int LAST_SECONDS = 30;

    private final Background background;
    private int seconds = FIRST_SECONDS;
    private Cancellation waiting = Cancellation.NONE;

    /** @param background tells when the time is over */
    public Retry(Background background) {
        this.background = background;
    }

    /** Seconds until the next try. */
    public int seconds() {
        return seconds;
    }

    /** Does it once those seconds are over; what was waited for before is not done. */
    public void later(Runnable action) {
        waiting.cancel();
        waiting = background.every(Duration.ofSeconds(seconds), () -> {
            waiting.cancel();
            action.run();
        });
        seconds = Math.min(LAST_SECONDS, seconds * 2);
    }

    /** It works: the next time that it breaks begins with the shortest wait. */
    public void reset() {
        seconds = FIRST_SECONDS;
    }

    /** Waits no more. */
    public void cancel() {
        waiting.cancel();
    }
}
