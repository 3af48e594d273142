// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.load;

import javafx.scene.layout.Pane;
import javafx.scene.shape.Rectangle;

/** A usual day as 24 small bars from midnight to midnight, each as high as that hour is on the busiest weekday. */
final class DayStrip extends Pane {
    private static final double BAR = 5;
    private static final double GAP = 1;
    private static final double HEIGHT = 16;
    private static final double FLOOR = 1.5;

    DayStrip() {
        double width = UsualWeek.HOURS * (BAR + GAP);
        setMinSize(width, HEIGHT);
        setPrefSize(width, HEIGHT);
        setMaxSize(width, HEIGHT);
    }

    void show(UsualWeek week) {
        getChildren().clear();
        for (int hour = 0; hour < UsualWeek.HOURS; hour++) {
            double share = Math.min(1, week.highest(hour).orElse(0));
            double height = Math.max(FLOOR, share * HEIGHT);
            Rectangle bar = new Rectangle(hour * (BAR + GAP), HEIGHT - height, BAR, height);
            bar.getStyleClass().add("heat-cell");
            bar.setOpacity(0.35 + 0.65 * share);
            getChildren().add(bar);
        }
    }
}
