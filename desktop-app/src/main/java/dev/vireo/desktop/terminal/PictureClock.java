// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.terminal;

import java.util.function.BooleanSupplier;
import javafx.animation.AnimationTimer;

/** Paints when there is something new, at most as often as the window is painted, and rests otherwise. */
final class PictureClock extends AnimationTimer {
    /** Frames without news before it rests: those in between are cheaper than waking up. */
    private static final int PATIENCE = 20;

    private final BooleanSupplier paints;
    private boolean hasNews;
    private boolean isAwake;
    private int idleFrames;

    /** @param paints paints what is new, and says whether there was something */
    PictureClock(BooleanSupplier paints) {
        this.paints = paints;
    }

    /** There is something new. */
    void wake() {
        hasNews = true;
        if (!isAwake) {
            isAwake = true;
            idleFrames = 0;
            start();
        }
    }

    @Override
    public void handle(long now) {
        boolean looks = hasNews;
        hasNews = false;
        if (looks && paints.getAsBoolean()) {
            idleFrames = 0;
            return;
        }
        idleFrames++;
        if (idleFrames > PATIENCE) {
            isAwake = false;
            stop();
        }
    }
}
