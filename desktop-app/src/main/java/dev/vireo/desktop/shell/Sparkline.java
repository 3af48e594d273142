// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.shell;

import java.util.List;
import javafx.scene.layout.Pane;
import javafx.scene.shape.Polyline;

/** A small curve of recent load without axes. */
final class Sparkline extends Pane {
    private static final double WIDTH = 42;
    private static final double HEIGHT = 14;
    private static final double SAMPLES = 30;

    private final Polyline curve = new Polyline();

    Sparkline() {
        curve.getStyleClass().add("sparkline");
        getChildren().add(curve);
        setMinSize(WIDTH, HEIGHT);
        setPrefSize(WIDTH, HEIGHT);
        setMaxSize(WIDTH, HEIGHT);
    }

    /** Draws shares from 0 to 1, the last at the right edge. */
    void draw(List<Double> shares) {
        curve.getPoints().clear();
        if (shares.size() < 2) {
            return;
        }
        double step = WIDTH / (SAMPLES - 1);
        double x = WIDTH - step * (shares.size() - 1);
        for (double share : shares) {
            curve.getPoints().add(x);
            curve.getPoints().add(HEIGHT - 1 - Math.min(1, Math.max(0, share)) * (HEIGHT - 2));
            x += step;
        }
    }
}
