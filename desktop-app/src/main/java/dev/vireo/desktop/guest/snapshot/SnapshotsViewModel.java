// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.guest.snapshot;

import dev.vireo.desktop.client.AgentApi;
import dev.vireo.desktop.fx.Background;
import dev.vireo.desktop.fx.Failures;
import dev.vireo.desktop.fx.Watch;
import dev.vireo.desktop.guest.GuestCalls;
import dev.vireo.desktop.guest.GuestMethods;
import dev.vireo.desktop.inventory.GuestItem;
import dev.vireo.model.api.Arguments;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ChangeListener;

/** The snapshots of a guest, read anew while they are looked at. */
public final class SnapshotsViewModel {
    private static final Duration REFRESH = Duration.ofSeconds(3);

    private final GuestItem guest;
    private final ReadOnlyObjectWrapper<List<Snapshot>> snapshots = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyStringWrapper failure = new ReadOnlyStringWrapper("");
    private final ObjectProperty<Optional<Snapshot>> selected = new SimpleObjectProperty<>(Optional.empty());
    private final ChangeListener<Number> onNews = (observed, before, now) -> read();
    private final Watch<List<Snapshot>> watch;

    /** The snapshots of that guest; nothing is read before {@link #open}. */
    public SnapshotsViewModel(GuestItem guest, Background background) {
        this.guest = guest;
        this.watch = new Watch<>(background, this::reading, this::take, error -> failure.set(Failures.words(error)));
    }

    /** Begins to read, and to read anew. */
    public void open() {
        close();
        guest.newsProperty().addListener(onNews);
        watch.open(REFRESH);
    }

    /** Ends reading. */
    public void close() {
        guest.newsProperty().removeListener(onNews);
        watch.close();
    }

    /** Reads anew. */
    void read() {
        watch.refresh();
    }

    private Callable<List<Snapshot>> reading() {
        AgentApi api = guest.datacenter().api();
        Arguments path = new GuestCalls(guest).path();
        GuestMethods methods = GuestMethods.of(guest);
        return () -> api.call(methods.snapshots().list(), path).stream()
                .map(Snapshot::of)
                .toList();
    }

    private void take(List<Snapshot> read) {
        failure.set("");
        snapshots.set(read);
        Optional<Snapshot> still =
                selected.get().flatMap(before -> byName(before.name(), read)).filter(snapshot -> !snapshot.isNow());
        selected.set(still);
    }

    private static Optional<Snapshot> byName(String name, List<Snapshot> all) {
        return all.stream().filter(snapshot -> snapshot.name().equals(name)).findFirst();
    }

    /** Selects one by its name; what is now cannot be selected. */
    void select(String name) {
        selected.set(byName(name, snapshots.get()).filter(snapshot -> !snapshot.isNow()));
    }

    /** The guest. */
    public GuestItem guest() {
        return guest;
    }

    /** The trees that the snapshots make; what is now is a leaf of one of them. */
    public List<SnapshotNode> trees() {
        return SnapshotNode.trees(snapshots.get());
    }

    /** Every snapshot, and what is now. */
    public ReadOnlyObjectProperty<List<Snapshot>> snapshotsProperty() {
        return snapshots.getReadOnlyProperty();
    }

    /** Whether there is any snapshot. */
    public boolean isEmpty() {
        return snapshots.get().stream().allMatch(Snapshot::isNow);
    }

    /** The snapshot that something is to be done with, if one is. */
    public ObjectProperty<Optional<Snapshot>> selectedProperty() {
        return selected;
    }

    /** Why the last reading failed; empty if it did not. */
    public ReadOnlyStringProperty failureProperty() {
        return failure.getReadOnlyProperty();
    }
}
