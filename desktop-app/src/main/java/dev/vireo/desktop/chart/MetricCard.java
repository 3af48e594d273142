// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.chart;

import dev.vireo.desktop.chart.ChartsViewModel.Shown;
import dev.vireo.desktop.fx.Language;
import dev.vireo.desktop.fx.Quantities;
import dev.vireo.desktop.fx.Texts;
import dev.vireo.desktop.fx.Toolkit;
import java.time.Instant;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.binding.StringBinding;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.ObservableValue;
import javafx.beans.value.WeakChangeListener;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Circle;

/** One chart in a card: its title, the value now or under the pointer, and the plot. */
final class MetricCard extends VBox {
    private final ChartDefinition definition;
    private final ChartsViewModel model;
    private final Texts texts;
    private final Quantities quantities;
    private final TimePlot plot;
    private final ChangeListener<Language> onLanguage = (observed, old, now) -> applyLanguage();

    MetricCard(ChartDefinition definition, ChartsViewModel model, Toolkit toolkit) {
        this.definition = definition;
        this.model = model;
        this.texts = toolkit.texts();
        this.quantities = toolkit.quantities();
        this.plot = new TimePlot(definition);
        setId(definition.id());
        getStyleClass().addAll("card", "metric-card");
        StackPane body = new StackPane(plot, emptyLabel());
        VBox.setVgrow(body, Priority.ALWAYS);
        getChildren().addAll(header(), body);
        follow(model.shownProperty());
    }

    private void follow(ObservableValue<Shown> shown) {
        // The language outlives the card.
        texts.languageProperty().addListener(new WeakChangeListener<>(onLanguage));
        applyLanguage();
        shown.addListener((observed, old, now) -> plot.show(now));
        plot.show(shown.getValue());
    }

    private void applyLanguage() {
        plot.setLanguage(texts.language().locale(), name -> name.isEmpty() ? name : texts.get(name));
    }

    private LegendLine header() {
        Label title = new Label();
        title.textProperty().bind(texts.bind(definition.title()));
        title.getStyleClass().add("card-title");
        HBox legend = new HBox(10);
        legend.setAlignment(Pos.CENTER_LEFT);
        boolean isOnly = definition.series().size() == 1;
        for (ChartSeries line : definition.series()) {
            legend.getChildren().add(valueLabel(line, isOnly));
        }
        LegendLine header = new LegendLine(title, legend);
        header.getStyleClass().add("card-header");
        return header;
    }

    private Label valueLabel(ChartSeries line, boolean isOnly) {
        Label label = new Label();
        label.getStyleClass().add("card-hint");
        label.textProperty().bind(valueText(line, isOnly));
        if (!isOnly) {
            Circle dot = new Circle(4);
            dot.getStyleClass().addAll("series-dot", SeriesStyle.classOf(line.colour()));
            label.setGraphic(dot);
            label.setGraphicTextGap(5);
        }
        return label;
    }

    private StringBinding valueText(ChartSeries line, boolean isOnly) {
        return texts.computed(() -> textOf(line, isOnly), model.shownProperty(), plot.pointedAtProperty());
    }

    private String textOf(ChartSeries line, boolean isOnly) {
        Samples samples = model.shownProperty().get().samples();
        int index = plot.pointedAtProperty().get();
        boolean isPointed = index >= 0 && index < samples.size();
        double value = isPointed
                ? samples.value(line.key(), index)
                : samples.present(line.key()).orElse(Double.NaN);
        String written = Double.isNaN(value) ? "–" : written(value);
        if (!isOnly) {
            return texts.get(line.title()) + " " + written;
        }
        String when = isPointed ? quantities.time(Instant.ofEpochSecond(samples.time(index))) : texts.get("now");
        return when + " " + written;
    }

    private String written(double value) {
        return switch (definition.measure()) {
            case SHARE -> quantities.percent(value);
            case BYTES -> quantities.bytes(value);
            case RATE -> quantities.rate(value);
            case NUMBER -> quantities.number(value);
        };
    }

    private Label emptyLabel() {
        Label label = new Label();
        label.getStyleClass().add("card-hint");
        label.setWrapText(true);
        BooleanBinding isEmpty = Bindings.createBooleanBinding(
                () -> !definition.hasValues(model.shownProperty().get().samples()), model.shownProperty());
        label.visibleProperty().bind(isEmpty);
        plot.visibleProperty().bind(isEmpty.not());
        label.textProperty().bind(texts.computed(this::emptyText, model.shownProperty(), model.failureProperty()));
        return label;
    }

    private String emptyText() {
        if (!model.failureProperty().get().isEmpty()) {
            return texts.said(model.failureProperty().get());
        }
        return model.shownProperty().get().isFetched() ? texts.get("no samples yet") : "";
    }
}
