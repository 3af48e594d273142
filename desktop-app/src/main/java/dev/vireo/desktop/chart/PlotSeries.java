// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.chart;

import dev.vireo.desktop.chart.Samples.Run;
import java.awt.BasicStroke;
import java.awt.geom.Ellipse2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javafx.scene.paint.Color;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYAreaRenderer;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.data.xy.DefaultXYDataset;

/** The lines of a plot with the areas under them; each run of known values is a series of the chart library. */
final class PlotSeries {
    private static final double AREA_OPACITY = 0.13;
    private static final int LINES = 0;
    private static final int AREAS = 1;

    private final ChartDefinition definition;
    private final XYLineAndShapeRenderer lines = new XYLineAndShapeRenderer(true, false);
    private final XYAreaRenderer areas = new XYAreaRenderer(XYAreaRenderer.AREA);
    private List<SeriesColour> drawn = List.of();
    private final List<XYPlot> plots = new ArrayList<>();

    PlotSeries(ChartDefinition definition) {
        this.definition = definition;
        lines.setDrawSeriesLineAsPath(true);
        lines.setDefaultStroke(new BasicStroke(1.3f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        lines.setAutoPopulateSeriesStroke(false);
        lines.setAutoPopulateSeriesShape(false);
        lines.setDefaultShape(new Ellipse2D.Double(-1.5, -1.5, 3, 3));
    }

    void addTo(XYPlot plot) {
        plots.add(plot);
        plot.setRenderer(LINES, lines);
        plot.setRenderer(AREAS, areas);
    }

    void show(Samples samples, Map<ChartColour, Color> colours) {
        DefaultXYDataset data = new DefaultXYDataset();
        List<SeriesColour> order = new ArrayList<>();
        for (ChartSeries line : definition.series()) {
            for (Run run : samples.runs(line.key())) {
                lines.setSeriesShapesVisible(order.size(), run.to() - run.from() == 1);
                data.addSeries(order.size(), points(samples, line.key(), run));
                order.add(line.colour());
            }
        }
        drawn = order;
        restyle(colours);
        for (XYPlot plot : plots) {
            plot.setDataset(LINES, data);
            plot.setDataset(AREAS, data);
        }
    }

    private static double[][] points(Samples samples, String key, Run run) {
        double[][] points = new double[2][run.to() - run.from()];
        for (int i = run.from(); i < run.to(); i++) {
            points[0][i - run.from()] = samples.time(i) * 1000.0;
            points[1][i - run.from()] = samples.value(key, i);
        }
        return points;
    }

    void restyle(Map<ChartColour, Color> colours) {
        for (int i = 0; i < drawn.size(); i++) {
            ChartColour role = ChartColour.of(drawn.get(i));
            Color colour = colours.getOrDefault(role, role.initial());
            lines.setSeriesPaint(i, PlotModel.awt(colour, 1), false);
            areas.setSeriesPaint(i, PlotModel.awt(colour, AREA_OPACITY), false);
        }
    }
}
