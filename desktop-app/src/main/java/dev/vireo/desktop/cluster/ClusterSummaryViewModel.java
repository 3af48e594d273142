// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.cluster;

import dev.vireo.desktop.fx.Background;
import dev.vireo.desktop.fx.Cancellation;
import dev.vireo.desktop.inventory.Datacenter;
import dev.vireo.desktop.inventory.GuestItem;
import dev.vireo.desktop.inventory.ItemStatus;
import dev.vireo.desktop.inventory.NodeItem;
import dev.vireo.desktop.inventory.StorageItem;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** A datacenter in numbers: its nodes, how many guests are in which state, and its storages. */
public final class ClusterSummaryViewModel {
    private static final Duration REFRESH = Duration.ofSeconds(2);

    private final Datacenter datacenter;
    private final Background background;
    private final ReadOnlyObjectWrapper<Counts> counts = new ReadOnlyObjectWrapper<>(new Counts(0, 0, 0, 0));
    private final ObservableList<StorageItem> storages = FXCollections.observableArrayList();
    private final ObservableList<StorageItem> shownStorages = FXCollections.unmodifiableObservableList(storages);
    private final ObservableList<NodeItem> nodes;
    private Cancellation ticks = Cancellation.NONE;

    /** The summary of that datacenter. */
    public ClusterSummaryViewModel(Datacenter datacenter, Background background) {
        this.datacenter = datacenter;
        this.background = background;
        this.nodes = datacenter.nodes();
    }

    /** Begins to count. */
    public void open() {
        close();
        ticks = background.every(REFRESH, this::count);
        count();
    }

    /** Ends counting. */
    public void close() {
        ticks.cancel();
    }

    private void count() {
        List<GuestItem> guests = datacenter.guests();
        counts.set(new Counts(
                with(guests, ItemStatus.RUNNING),
                with(guests, ItemStatus.PAUSED),
                with(guests, ItemStatus.STOPPED),
                with(guests, ItemStatus.UNKNOWN)));
        List<StorageItem> seen = distinctStorages();
        if (!seen.equals(storages)) {
            storages.setAll(seen);
        }
    }

    private static int with(List<GuestItem> guests, ItemStatus status) {
        return (int) guests.stream().filter(guest -> guest.status() == status).count();
    }

    /** Each storage of a node, but one that all nodes share only once. */
    private List<StorageItem> distinctStorages() {
        Set<String> shared = new HashSet<>();
        List<StorageItem> distinct = new ArrayList<>();
        for (StorageItem storage : datacenter.storages()) {
            if (!storage.sharedProperty().get() || shared.add(storage.name())) {
                distinct.add(storage);
            }
        }
        return distinct;
    }

    /** The datacenter. */
    public Datacenter datacenter() {
        return datacenter;
    }

    /** Its nodes by name. */
    public ObservableList<NodeItem> nodes() {
        return nodes;
    }

    /** Its storages. */
    public ObservableList<StorageItem> storages() {
        return shownStorages;
    }

    /** Its guests, counted. */
    public ReadOnlyObjectProperty<Counts> countsProperty() {
        return counts.getReadOnlyProperty();
    }

    /** Numbers of guests by state. */
    public record Counts(int running, int paused, int stopped, int unknown) {}
}
