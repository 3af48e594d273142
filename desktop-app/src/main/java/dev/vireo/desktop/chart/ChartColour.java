// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.chart;

import javafx.scene.paint.Color;

/** The colours that the theme's style sheet gives a chart, with those that hold without one. */
enum ChartColour {
    TEXT("-chart-text", "#808080"),
    GRID("-chart-grid", "#d3d3d3"),
    BLUE("-chart-blue", "#0969da"),
    PURPLE("-chart-purple", "#8250df"),
    GREEN("-chart-green", "#1a7f37"),
    AMBER("-chart-amber", "#9a6700");

    private final String property;
    private final String initial;

    ChartColour(String property, String initial) {
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
        return Color.web(initial);
    }
}
