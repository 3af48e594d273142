// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.node;

import dev.vireo.desktop.chart.ChartDefinition;
import dev.vireo.desktop.chart.ChartSeries;
import dev.vireo.desktop.chart.Measure;
import dev.vireo.desktop.chart.SeriesColour;
import dev.vireo.desktop.fx.Texts;
import java.util.List;

/** The charts of a node. */
final class NodeCharts {
    static final List<ChartDefinition> ALL = List.of(
            ChartDefinition.of(
                    "chart-cpu",
                    Texts.text("CPU"),
                    Measure.SHARE,
                    new ChartSeries("cpu", Texts.text("use"), SeriesColour.BLUE),
                    new ChartSeries("iowait", Texts.text("I/O wait"), SeriesColour.AMBER)),
            ChartDefinition.of(
                    "chart-load",
                    Texts.text("Load"),
                    Measure.NUMBER,
                    new ChartSeries("loadavg", Texts.text("Load"), SeriesColour.AMBER)),
            ChartDefinition.of(
                            "chart-memory",
                            Texts.text("Memory"),
                            Measure.BYTES,
                            new ChartSeries("memused", Texts.text("Memory"), SeriesColour.PURPLE))
                    .withLimit("memtotal"),
            ChartDefinition.of(
                    "chart-network",
                    Texts.text("Network"),
                    Measure.RATE,
                    new ChartSeries("netin", Texts.text("in"), SeriesColour.GREEN),
                    new ChartSeries("netout", Texts.text("out"), SeriesColour.BLUE)));

    private NodeCharts() {}
}
