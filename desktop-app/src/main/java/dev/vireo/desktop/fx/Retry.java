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
    private Cancellation settling = Cancellation.NONE;

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
        cancel();
        waiting = background.every(Duration.ofSeconds(seconds), () -> {
            waiting.cancel();
            action.run();
        });
        seconds = Math.min(LAST_SECONDS, seconds * 2);
    }

    /** Somebody asks for it anew: the next time that it breaks begins with the shortest wait. */
    public void reset() {
        cancel();
        seconds = FIRST_SECONDS;
    }

    /** It works: if it goes on for a while, the next time that it breaks begins with the shortest wait. */
    public void works() {
        settling.cancel();
        settling = background.every(Duration.ofSeconds(LAST_SECONDS), this::reset);
    }

    /** Waits no more. */
    public void cancel() {
        waiting.cancel();
        settling.cancel();
    }
}
