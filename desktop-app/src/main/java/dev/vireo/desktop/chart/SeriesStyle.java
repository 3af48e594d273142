// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.chart;

import java.util.Locale;
import java.util.Objects;
import javafx.scene.Parent;

/** The style sheet of charts, and the colours of series. */
public final class SeriesStyle {
    private SeriesStyle() {}

    /** Lets everything within use the sheet and the colours of series. */
    public static void applyTo(Parent parent) {
        parent.getStyleClass().add("series-colours");
        parent.getStylesheets()
                .add(Objects.requireNonNull(SeriesStyle.class.getResource("chart.css"), "chart.css")
                        .toExternalForm());
    }

    /** The style class of that colour. */
    public static String classOf(SeriesColour colour) {
        return "series-" + colour.name().toLowerCase(Locale.ROOT);
    }
}
