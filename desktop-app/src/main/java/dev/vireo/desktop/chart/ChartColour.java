// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.chart;

import javafx.scene.paint.Color;

/** The colours that the theme's style sheet gives a chart, with those that hold without one. */
enum ChartColour {
    TEXT("-chart-text", Color.GRAY),
    GRID("-chart-grid", Color.LIGHTGRAY),
    BLUE("-chart-blue", Color.web("#0969da")),
    PURPLE("-chart-purple", Color.web("#8250df")),
    GREEN("-chart-green", Color.web("#1a7f37")),
    AMBER("-chart-amber", Color.web("#9a6700"));

    private final String property;
    private final Color initial;

    ChartColour(String property, Color initial) {
        this.property = property;
        this.initial = initial;
    }

    static ChartColour of(SeriesColour colour) {
        return switch (colour) {
            case BLUE -> BLUE;
            case PURPLE -> PURPLE;
            case GREEN -> GREEN;
            case AMBER -> AMBER;
        };
    }

    /** Name of the style sheet's property. */
    String property() {
        return property;
    }

    Color initial() {
        return initial;
    }
}
