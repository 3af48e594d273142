// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.guest.snapshot;

import dev.vireo.desktop.fx.Background;
import dev.vireo.desktop.fx.Cancellation;
import dev.vireo.desktop.guest.GuestCalls;
import dev.vireo.desktop.guest.GuestMethods;
import dev.vireo.desktop.inventory.GuestItem;
import dev.vireo.model.api.Arguments;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
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
    private final Background background;
    private final ReadOnlyObjectWrapper<List<Snapshot>> snapshots = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyStringWrapper failure = new ReadOnlyStringWrapper("");
    private final ObjectProperty<Optional<Snapshot>> selected = new SimpleObjectProperty<>(Optional.empty());
    private final ChangeListener<Number> onNews = (observed, before, now) -> read();
    private Cancellation ticks = Cancellation.NONE;
    private Cancellation reading = Cancellation.NONE;
    private boolean isReading;

    /** The snapshots of that guest; nothing is read before {@link #open}. */
    public SnapshotsViewModel(GuestItem guest, Background background) {
        this.guest = guest;
        this.background = background;
    }

    /** Begins to read, and to read anew. */
    public void open() {
        close();
        guest.newsProperty().addListener(onNews);
        ticks = background.every(REFRESH, this::tick);
        read();
    }

    /** Ends reading. */
    public void close() {
        guest.newsProperty().removeListener(onNews);
        ticks.cancel();
        reading.cancel();
        isReading = false;
    }

    /** A reading that takes longer than a period is waited for: begun anew each time, it would never end. */
    private void tick() {
        if (!isReading) {
            read();
        }
    }

    /** Reads once, now. */
    void read() {
        Arguments path = new GuestCalls(guest).path();
        GuestMethods methods = GuestMethods.of(guest);
        reading.cancel();
        isReading = true;
        reading = background.run(
                () -> guest.datacenter().api().call(methods.listSnapshots(), path).stream()
                        .map(Snapshot::of)
                        .toList(),
                this::take,
                reason -> {
                    isReading = false;
                    failure.set(String.valueOf(reason.getMessage()));
                });
    }

    private void take(List<Snapshot> read) {
        isReading = false;
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
