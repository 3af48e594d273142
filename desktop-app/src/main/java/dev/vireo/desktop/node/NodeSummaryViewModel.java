// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.node;

import dev.vireo.desktop.chart.ChartsViewModel;
import dev.vireo.desktop.chart.SeriesColour;
import dev.vireo.desktop.client.AgentApi;
import dev.vireo.desktop.fx.Background;
import dev.vireo.desktop.fx.Failures;
import dev.vireo.desktop.fx.Texts;
import dev.vireo.desktop.fx.Watch;
import dev.vireo.desktop.inventory.NodeItem;
import dev.vireo.desktop.summary.Meter;
import dev.vireo.model.api.Arguments;
import dev.vireo.model.api.NodeEndpoints;
import dev.vireo.model.api.PathParameters;
import dev.vireo.model.node.NodeStatus;
import java.time.Duration;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ObservableValue;
import org.jspecify.annotations.Nullable;

/** What a node uses, what runs on it, and its load over time; read while it is looked at. */
public final class NodeSummaryViewModel {
    private static final Duration REFRESH = Duration.ofSeconds(10);

    private final NodeItem node;
    private final ChartsViewModel charts;
    private final ReadOnlyObjectWrapper<@Nullable NodeStatus> status = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyStringWrapper failure = new ReadOnlyStringWrapper("");
    private final Watch<NodeStatus> watch;

    /** The summary of that node; nothing is read before {@link #open}. */
    public NodeSummaryViewModel(NodeItem node, Background background) {
        this.node = node;
        AgentApi api = node.datacenter().api();
        Arguments path = Arguments.NONE.with(PathParameters.NODE, node.node());
        watch = new Watch<>(
                background,
                () -> () -> api.call(NodeEndpoints.STATUS, path),
                this::take,
                error -> failure.set(Failures.words(error)));
        charts = new ChartsViewModel(
                (timeframe, consolidation) -> api.call(
                        NodeEndpoints.METRICS,
                        path.with(NodeEndpoints.NODE_TIMEFRAME, timeframe.word())
                                .with(NodeEndpoints.CONSOLIDATION, consolidation.word())),
                background);
    }

    /** Begins to read, and to read anew. */
    public void open() {
        charts.open();
        watch.open(REFRESH);
    }

    /** Ends reading. */
    public void close() {
        charts.close();
        watch.close();
    }

    private void take(NodeStatus read) {
        failure.set("");
        status.set(read);
    }

    /** The node. */
    public NodeItem node() {
        return node;
    }

    /** Its load over time. */
    public ChartsViewModel charts() {
        return charts;
    }

    /** How it stands; null until it was read. */
    public ReadOnlyObjectProperty<@Nullable NodeStatus> statusProperty() {
        return status.getReadOnlyProperty();
    }

    /** Why the last reading failed; empty if it did not. */
    public ReadOnlyStringProperty failureProperty() {
        return failure.getReadOnlyProperty();
    }

    /** Its processors in use. */
    public ObservableValue<@Nullable Meter> processorsProperty() {
        return node.usageProperty().map(usage -> Meter.processors(Texts.text("CPU"), usage));
    }

    /** Its memory in use. */
    public ObservableValue<@Nullable Meter> memoryProperty() {
        return node.usageProperty().map(usage -> Meter.memory(Texts.text("Memory"), usage));
    }

    /** Its root file system in use. */
    public ObservableValue<@Nullable Meter> diskProperty() {
        return node.usageProperty().map(usage -> Meter.disk(Texts.text("Root disk"), usage));
    }

    /** Its swap space in use; null without any. */
    public ObservableValue<@Nullable Meter> swapProperty() {
        return status.map(NodeSummaryViewModel::swap);
    }

    private static @Nullable Meter swap(NodeStatus status) {
        NodeStatus.Memory swap = status.swap();
        return swap == null || swap.total() <= 0
                ? null
                : new Meter(Texts.text("Swap"), Meter.Kind.BYTES, swap.used(), swap.total(), SeriesColour.AMBER);
    }
}
