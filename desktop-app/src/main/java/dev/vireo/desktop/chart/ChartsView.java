// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.chart;

import dev.vireo.desktop.fx.Texts;
import dev.vireo.desktop.fx.Toolkit;
import dev.vireo.model.metric.Timeframe;
import java.util.List;
import java.util.Locale;
import javafx.geometry.Pos;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** Charts in a grid with the choice of the time that they show. */
public final class ChartsView extends VBox {
    private static final double NARROWEST_CARD = 300;
    private static final double CARD_HEIGHT = 176;

    /** One card for each definition, all fed by the same model. */
    public ChartsView(List<ChartDefinition> definitions, ChartsViewModel model, Toolkit toolkit) {
        super(14);
        SeriesStyle.applyTo(this);
        CardGrid grid = new CardGrid(NARROWEST_CARD, CARD_HEIGHT);
        definitions.forEach(definition -> grid.getChildren().add(new MetricCard(definition, model, toolkit)));
        getChildren().addAll(choices(model, toolkit.texts()), grid);
    }

    private static FlowPane choices(ChartsViewModel model, Texts texts) {
        List<Timeframe> spans = List.of(Timeframe.HOUR, Timeframe.DAY, Timeframe.WEEK, Timeframe.MONTH, Timeframe.YEAR);
        HBox span = Segments.of(spans, ChartsView::title, ChartsView::idOf, model.timeframeProperty(), texts);
        HBox kind = Segments.of(
                List.of(Consolidation.values()),
                ChartsView::title,
                ChartsView::idOf,
                model.consolidationProperty(),
                texts);
        FlowPane row = new FlowPane(14, 8, span, kind);
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }

    private static String title(Timeframe timeframe) {
        return switch (timeframe) {
            case HOUR -> Texts.text("Hour");
            case DAY -> Texts.text("Day");
            case WEEK -> Texts.text("Week");
            case MONTH -> Texts.text("Month");
            case YEAR -> Texts.text("Year");
            case DECADE -> Texts.text("Decade");
        };
    }

    private static String title(Consolidation consolidation) {
        return switch (consolidation) {
            case AVERAGE -> Texts.text("Average");
            case MAXIMUM -> Texts.text("Maximum");
        };
    }

    private static String idOf(Enum<?> choice) {
        return "chart-" + choice.name().toLowerCase(Locale.ROOT);
    }
}
