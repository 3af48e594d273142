// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.chart;

import dev.vireo.desktop.chart.ChartsViewModel.Shown;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.css.CssMetaData;
import javafx.css.Styleable;
import javafx.css.StyleableObjectProperty;
import javafx.css.StyleablePropertyFactory;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import org.jfree.chart.fx.ChartCanvas;

/** The drawn part of a chart: it takes its colours from the style sheet and tells which point the pointer is at. */
final class TimePlot extends Region {
    private static final StyleablePropertyFactory<TimePlot> STYLES =
            new StyleablePropertyFactory<>(Region.getClassCssMetaData());
    private static final Map<ChartColour, CssMetaData<TimePlot, Color>> COLOURS = colourMetaData();

    private final EnumMap<ChartColour, ColourProperty> colours = new EnumMap<>(ChartColour.class);
    private final ReadOnlyIntegerWrapper pointedAt = new ReadOnlyIntegerWrapper(-1);
    private final PlotModel model;
    private final ChartCanvas canvas;
    private final Slide slide;

    TimePlot(ChartDefinition definition) {
        COLOURS.forEach((colour, metaData) -> colours.put(colour, new ColourProperty(colour, metaData)));
        model = new PlotModel(definition);
        canvas = new ChartCanvas(model.chart());
        // The bridge to the canvas falls back to the canvas's own font whenever it leaves a clip.
        canvas.getGraphicsContext2D().setFont(Font.font(PlotModel.MARK_SIZE));
        canvas.setTooltipEnabled(false);
        canvas.setMouseTransparent(true);
        slide = new Slide(model);
        getStyleClass().add("time-plot");
        getChildren().add(canvas);
        setMinSize(0, 0);
        addEventHandler(MouseEvent.MOUSE_MOVED, event -> pointAt(event.getX()));
        addEventHandler(MouseEvent.MOUSE_EXITED, event -> pointAt(Double.NaN));
    }

    /** Draws other samples: later ones of the same span slide in, everything else is there at once. */
    void show(Shown shown) {
        pointAt(Double.NaN);
        slide.stop();
        model.show(shown, colours());
        slide.begin();
    }

    /** Writes dates and numbers in that language, units by their names there. */
    void setLanguage(Locale locale, java.util.function.UnaryOperator<String> unitNames) {
        model.setLanguage(locale, unitNames);
    }

    /** Index of the point under the pointer, -1 if there is none. */
    ReadOnlyIntegerProperty pointedAtProperty() {
        return pointedAt.getReadOnlyProperty();
    }

    private void pointAt(double x) {
        pointedAt.set(
                Double.isNaN(x)
                        ? model.pointNowhere()
                        : model.pointAt(
                                x, canvas.getRenderingInfo().getPlotInfo().getDataArea()));
    }

    private Map<ChartColour, Color> colours() {
        Map<ChartColour, Color> values = new EnumMap<>(ChartColour.class);
        colours.forEach((colour, property) -> values.put(colour, property.get()));
        return values;
    }

    @Override
    protected void layoutChildren() {
        slide.stop();
        canvas.setWidth(getWidth());
        canvas.setHeight(getHeight());
    }

    @Override
    protected double computePrefHeight(double width) {
        return 120;
    }

    @Override
    public List<CssMetaData<? extends Styleable, ?>> getCssMetaData() {
        List<CssMetaData<? extends Styleable, ?>> all = new ArrayList<>(Region.getClassCssMetaData());
        all.addAll(COLOURS.values());
        return all;
    }

    private static Map<ChartColour, CssMetaData<TimePlot, Color>> colourMetaData() {
        Map<ChartColour, CssMetaData<TimePlot, Color>> all = new EnumMap<>(ChartColour.class);
        for (ChartColour colour : ChartColour.values()) {
            all.put(
                    colour,
                    STYLES.createColorCssMetaData(
                            colour.property(),
                            plot -> java.util.Objects.requireNonNull(plot.colours.get(colour)),
                            colour.initial()));
        }
        return java.util.Collections.unmodifiableMap(all);
    }

    /** A colour that redraws the plot when the theme changes it. */
    private final class ColourProperty extends StyleableObjectProperty<Color> {
        private final ChartColour colour;
        private final CssMetaData<TimePlot, Color> metaData;

        ColourProperty(ChartColour colour, CssMetaData<TimePlot, Color> metaData) {
            super(colour.initial());
            this.colour = colour;
            this.metaData = metaData;
        }

        @Override
        protected void invalidated() {
            get();
            model.restyle(colours());
        }

        @Override
        public CssMetaData<TimePlot, Color> getCssMetaData() {
            return metaData;
        }

        @Override
        public Object getBean() {
            return TimePlot.this;
        }

        @Override
        public String getName() {
            return colour.property();
        }
    }
}
