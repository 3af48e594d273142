// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.guest;

import dev.vireo.desktop.chart.ChartDefinition;
import dev.vireo.desktop.chart.ChartSeries;
import dev.vireo.desktop.chart.Measure;
import dev.vireo.desktop.chart.SeriesColour;
import dev.vireo.desktop.fx.Texts;
import java.util.List;

/** The charts of a guest. */
final class GuestCharts {
    static final List<ChartDefinition> ALL = List.of(
            ChartDefinition.of(
                    "chart-cpu",
                    Texts.text("CPU"),
                    Measure.SHARE,
                    new ChartSeries("cpu", Texts.text("CPU"), SeriesColour.BLUE)),
            ChartDefinition.of(
                            "chart-memory",
                            Texts.text("Memory"),
                            Measure.BYTES,
                            new ChartSeries("mem", Texts.text("Memory"), SeriesColour.PURPLE))
                    .withLimit("maxmem"),
            ChartDefinition.of(
                    "chart-network",
                    Texts.text("Network"),
                    Measure.RATE,
                    new ChartSeries("netin", Texts.text("in"), SeriesColour.GREEN),
                    new ChartSeries("netout", Texts.text("out"), SeriesColour.BLUE)),
            ChartDefinition.of(
                    "chart-disk",
                    Texts.text("Disk"),
                    Measure.RATE,
                    new ChartSeries("diskread", Texts.text("read"), SeriesColour.AMBER),
                    new ChartSeries("diskwrite", Texts.text("write"), SeriesColour.PURPLE)));

    private GuestCharts() {}
}
