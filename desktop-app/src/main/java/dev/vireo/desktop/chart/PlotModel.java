// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.chart;

import dev.vireo.desktop.chart.ChartsViewModel.Shown;
import dev.vireo.model.metric.Timeframe;
import java.awt.BasicStroke;
import java.awt.Font;
import java.awt.geom.Rectangle2D;
import java.util.Locale;
import java.util.Map;
import java.util.TimeZone;
import java.util.function.UnaryOperator;
import javafx.scene.paint.Color;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.AxisSpace;
import org.jfree.chart.axis.DateAxis;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.NumberTickUnit;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.data.Range;

/** The chart library's side of a plot: axes, grid, and which part of time is seen. */
final class PlotModel {
    /** Size of the letters at the axes in pixels. */
    static final int MARK_SIZE = 10;

    private static final Font MARK_FONT = new Font(Font.SANS_SERIF, Font.PLAIN, MARK_SIZE);
    private static final BasicStroke THIN = new BasicStroke(1);
    /** The plot clips what lies on its edge, so the highest line of the grid must lie below that. */
    private static final double HEADROOM = 1.015;

    private static final double LEFT_SPACE = 46;

    private final ChartDefinition definition;
    private final PlotSeries series;
    private final DateAxis times = new DateAxis(null, TimeZone.getDefault(), Locale.ROOT);
    private final NumberAxis values = new NumberAxis();
    private final XYPlot plot;
    private final JFreeChart chart;
    private Shown shown = new Shown(Samples.EMPTY, Timeframe.HOUR, false);
    private Range from = new Range(0, 1);
    private Range to = from;
    private Locale locale = Locale.ROOT;
    private UnaryOperator<String> unitNames = name -> name;

    PlotModel(ChartDefinition definition) {
        this.definition = definition;
        this.series = new PlotSeries(definition);
        prepare(times);
        prepare(values);
        plot = new XYPlot(null, times, values, null);
        series.addTo(plot);
        preparePlot();
        chart = new JFreeChart(null, null, plot, false);
        chart.setBackgroundPaint(null);
        chart.setPadding(RectangleInsets.ZERO_INSETS);
    }

    private static void prepare(ValueAxis axis) {
        axis.setAxisLineVisible(false);
        axis.setTickMarksVisible(false);
        axis.setTickLabelFont(MARK_FONT);
        axis.setAutoRange(false);
    }

    private void preparePlot() {
        plot.setOutlineVisible(false);
        plot.setBackgroundPaint(null);
        plot.setAxisOffset(RectangleInsets.ZERO_INSETS);
        plot.setInsets(new RectangleInsets(7, 0, 0, 12));
        plot.setDomainGridlinesVisible(false);
        plot.setRangeGridlineStroke(THIN);
        plot.setDomainCrosshairStroke(THIN);
        plot.setDomainCrosshairLockedOnData(false);
        plot.setRangeZeroBaselineVisible(false);
        AxisSpace left = new AxisSpace();
        left.setLeft(LEFT_SPACE);
        plot.setFixedRangeAxisSpace(left);
    }

    JFreeChart chart() {
        return chart;
    }

    void show(Shown next, Map<ChartColour, Color> colours) {
        boolean isLater = next.timeframe() == shown.timeframe()
                && shown.isFetched()
                && shown.samples().size() > 0;
        shown = next;
        chart.setNotify(false);
        to = span(next);
        from = isLater ? to(shownRange()) : to;
        series.show(next.samples(), colours);
        applyScale();
        moveTo(0);
        chart.setNotify(true);
    }

    private Range shownRange() {
        return times.getRange();
    }

    /** A range of the new length that ends where the other one ends. */
    private Range to(Range seen) {
        return new Range(seen.getUpperBound() - to.getLength(), seen.getUpperBound());
    }

    private static Range span(Shown shown) {
        int size = shown.samples().size();
        double end = size == 0 ? 0 : shown.samples().time(size - 1) * 1000.0;
        return new Range(end - shown.timeframe().length().toMillis(), end);
    }

    private void applyScale() {
        AxisScale scale = definition.scale(shown.samples());
        values.setRange(new Range(0, scale.upper() * HEADROOM));
        String unit = unitNames.apply(scale.unit().name());
        values.setTickUnit(new NumberTickUnit(scale.step(), new MarkFormat(scale, unit, locale)));
        times.setTickUnit(new TimeMarks(locale).of(shown.timeframe()), false, false);
    }

    /** Whether what is seen is older than the newest sample. */
    boolean isBehind() {
        return !from.equals(to);
    }

    /** Moves the seen part of time: 0 is where it was before the last {@link #show}, 1 where it belongs. */
    void moveTo(double fraction) {
        double end = from.getUpperBound() + fraction * (to.getUpperBound() - from.getUpperBound());
        Range next = new Range(end - to.getLength(), end);
        if (!next.equals(times.getRange())) {
            times.setRange(next);
        }
    }

    void setLanguage(Locale newLocale, UnaryOperator<String> newUnitNames) {
        locale = newLocale;
        unitNames = newUnitNames;
        chart.setNotify(false);
        applyScale();
        chart.setNotify(true);
    }

    void restyle(Map<ChartColour, Color> colours) {
        chart.setNotify(false);
        java.awt.Color text = awt(colours.getOrDefault(ChartColour.TEXT, ChartColour.TEXT.initial()), 1);
        java.awt.Color grid = awt(colours.getOrDefault(ChartColour.GRID, ChartColour.GRID.initial()), 1);
        times.setTickLabelPaint(text);
        values.setTickLabelPaint(text);
        plot.setRangeGridlinePaint(grid);
        plot.setDomainCrosshairPaint(text);
        series.restyle(colours);
        chart.setNotify(true);
    }

    /** Marks the point nearest to a column of the drawing and answers its index. */
    int pointAt(double x, Rectangle2D area) {
        int index = shown.samples().nearest(times.java2DToValue(x, area, RectangleEdge.BOTTOM) / 1000);
        if (index >= 0) {
            plot.setDomainCrosshairValue(shown.samples().time(index) * 1000.0, false);
            plot.setDomainCrosshairVisible(true);
        }
        return index;
    }

    int pointNowhere() {
        if (plot.isDomainCrosshairVisible()) {
            plot.setDomainCrosshairVisible(false);
        }
        return -1;
    }

    static java.awt.Color awt(Color colour, double opacity) {
        return new java.awt.Color((float) colour.getRed(), (float) colour.getGreen(), (float) colour.getBlue(), (float)
                (colour.getOpacity() * opacity));
    }
}
