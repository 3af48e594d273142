// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.chart;

import javafx.animation.Interpolator;
import javafx.animation.Transition;
import javafx.util.Duration;

/** Moves a plot from the time it showed to the time of its newest sample, instead of letting it jump. */
final class Slide extends Transition {
    private static final double FRAMES_A_SECOND = 30;

    private final PlotModel model;

    Slide(PlotModel model) {
        super(FRAMES_A_SECOND);
        this.model = model;
        setCycleDuration(Duration.millis(400));
        setInterpolator(Interpolator.EASE_BOTH);
        setOnFinished(event -> model.moveTo(1));
    }

    /** Starts to move, or does nothing if the plot is there already. */
    void begin() {
        if (model.isBehind()) {
            playFromStart();
        }
    }

    @Override
    public void stop() {
        super.stop();
        model.moveTo(1);
    }

    @Override
    protected void interpolate(double fraction) {
        model.moveTo(fraction);
    }
}
