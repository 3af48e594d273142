// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.history;

import dev.vireo.desktop.client.AgentApi;
import dev.vireo.desktop.fx.Background;
import dev.vireo.desktop.fx.Failures;
import dev.vireo.desktop.fx.Watch;
import dev.vireo.desktop.inventory.Datacenter;
import dev.vireo.desktop.inventory.GuestItem;
import dev.vireo.desktop.inventory.NodeItem;
import dev.vireo.model.api.Arguments;
import dev.vireo.model.api.ClusterEndpoints;
import dev.vireo.model.api.PathParameters;
import dev.vireo.model.api.TaskEndpoints;
import dev.vireo.model.task.TaskEntry;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** Tasks of the past, the latest first, read anew while somebody looks. */
public final class HistoryViewModel {
    private static final Duration REFRESH = Duration.ofSeconds(5);
    private static final long MOST = 500;

    private final Watch<List<TaskEntry>> watch;
    private final ObjectProperty<HistoryFilter> filter = new SimpleObjectProperty<>(HistoryFilter.ALL);
    private final ObservableList<TaskEntry> shown = FXCollections.observableArrayList();
    private final ObservableList<TaskEntry> readOnly = FXCollections.unmodifiableObservableList(shown);
    private final ReadOnlyStringWrapper failure = new ReadOnlyStringWrapper("");
    private List<TaskEntry> read = List.of();

    private HistoryViewModel(Supplier<Callable<List<TaskEntry>>> source, Background background) {
        watch = new Watch<>(background, source, this::take, error -> failure.set(Failures.words(error)));
        filter.addListener((observed, old, now) -> show());
    }

    /** The tasks that worked on a guest, on the node where it is. */
    public static HistoryViewModel of(GuestItem guest, Background background) {
        AgentApi api = guest.datacenter().api();
        return new HistoryViewModel(
                () -> {
                    Arguments arguments = Arguments.NONE
                            .with(PathParameters.NODE, guest.node().node())
                            .with(TaskEndpoints.VMID, guest.vmid())
                            .with(TaskEndpoints.SOURCE, "all")
                            .with(TaskEndpoints.LIMIT, MOST);
                    return () -> api.call(TaskEndpoints.LIST, arguments);
                },
                background);
    }

    /** The tasks of a node. */
    public static HistoryViewModel of(NodeItem node, Background background) {
        AgentApi api = node.datacenter().api();
        Arguments arguments = Arguments.NONE
                .with(PathParameters.NODE, node.node())
                .with(TaskEndpoints.SOURCE, "all")
                .with(TaskEndpoints.LIMIT, MOST);
        return new HistoryViewModel(() -> () -> api.call(TaskEndpoints.LIST, arguments), background);
    }

    /** The recent tasks of all nodes. */
    public static HistoryViewModel of(Datacenter datacenter, Background background) {
        AgentApi api = datacenter.api();
        return new HistoryViewModel(() -> () -> api.call(ClusterEndpoints.TASKS, Arguments.NONE), background);
    }

    /** Begins to read. */
    public void open() {
        watch.open(REFRESH);
    }

    /** Ends reading. */
    public void close() {
        watch.close();
    }

    private void take(List<TaskEntry> tasks) {
        failure.set("");
        read = tasks.stream()
                .sorted(Comparator.comparingLong(TaskEntry::starttime).reversed())
                .toList();
        show();
    }

    /** Leaves an unchanged list alone, so that selection and scroll position hold. */
    private void show() {
        List<TaskEntry> wanted = read.stream().filter(filter.get()::accepts).toList();
        if (!wanted.equals(shown)) {
            shown.setAll(wanted);
        }
    }

    /** Which tasks are shown. */
    public ObjectProperty<HistoryFilter> filterProperty() {
        return filter;
    }

    /** The tasks that are shown, the latest first. */
    public ObservableList<TaskEntry> shown() {
        return readOnly;
    }

    /** Why the last reading failed; empty if it did not. */
    public ReadOnlyStringProperty failureProperty() {
        return failure.getReadOnlyProperty();
    }
}
