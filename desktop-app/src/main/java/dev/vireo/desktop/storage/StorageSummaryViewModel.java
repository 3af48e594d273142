// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.storage;

import dev.vireo.desktop.chart.ChartDefinition;
import dev.vireo.desktop.chart.ChartSeries;
import dev.vireo.desktop.chart.ChartsViewModel;
import dev.vireo.desktop.chart.Measure;
import dev.vireo.desktop.chart.SeriesColour;
import dev.vireo.desktop.client.AgentApi;
import dev.vireo.desktop.fx.Background;
import dev.vireo.desktop.fx.Texts;
import dev.vireo.desktop.inventory.StorageItem;
import dev.vireo.desktop.summary.Meter;
import dev.vireo.model.api.Arguments;
import dev.vireo.model.api.NodeEndpoints;
import dev.vireo.model.api.PathParameters;
import dev.vireo.model.api.StorageEndpoints;
import java.util.List;
import javafx.beans.value.ObservableValue;
import org.jspecify.annotations.Nullable;

/** What a storage holds and how full it was over time. */
public final class StorageSummaryViewModel {
    static final List<ChartDefinition> CHARTS = List.of(ChartDefinition.of(
                    "chart-storage",
                    Texts.text("Use"),
                    Measure.BYTES,
                    new ChartSeries("used", Texts.text("Use"), SeriesColour.GREEN))
            .withLimit("total"));

    private final StorageItem storage;
    private final ChartsViewModel charts;

    /** The summary of that storage. */
    public StorageSummaryViewModel(StorageItem storage, Background background) {
        this.storage = storage;
        AgentApi api = storage.datacenter().api();
        Arguments path = Arguments.NONE
                .with(PathParameters.NODE, storage.node().node())
                .with(PathParameters.STORAGE, storage.storage());
        charts = new ChartsViewModel(
                (timeframe, consolidation) -> api.call(
                        StorageEndpoints.METRICS,
                        path.with(NodeEndpoints.TIMEFRAME, timeframe.word())
                                .with(NodeEndpoints.CONSOLIDATION, consolidation.word())),
                background);
    }

    /** The storage. */
    public StorageItem storage() {
        return storage;
    }

    /** Its use over time. */
    public ChartsViewModel charts() {
        return charts;
    }

    /** Its space in use. */
    public ObservableValue<@Nullable Meter> spaceProperty() {
        return storage.usageProperty().map(usage -> Meter.disk(Texts.text("Space"), usage));
    }
}
