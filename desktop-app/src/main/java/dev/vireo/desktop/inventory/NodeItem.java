// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.inventory;

import dev.vireo.model.cluster.ClusterResource;
import dev.vireo.model.id.NodeName;
import dev.vireo.model.metric.Usage;
import java.util.Objects;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** A node. */
public final class NodeItem implements InventoryItem {
    private final Datacenter datacenter;
    private final NodeName node;
    private final ItemProperties properties;
    final ObservableList<GuestItem> guests = FXCollections.observableArrayList();
    final ObservableList<StorageItem> storages = FXCollections.observableArrayList();
    private final ObservableList<GuestItem> shownGuests = FXCollections.unmodifiableObservableList(guests);
    private final ObservableList<StorageItem> shownStorages = FXCollections.unmodifiableObservableList(storages);

    NodeItem(Datacenter datacenter, NodeName node) {
        this.datacenter = datacenter;
        this.node = node;
        this.properties = new ItemProperties(node.name());
    }

    void apply(ClusterResource resource) {
        ItemStatus status = ItemStatus.of(resource.status());
        boolean changed = status != properties.status.get();
        properties.status.set(status);
        properties.take(Objects.requireNonNullElse(resource.usage(), Usage.UNKNOWN));
        if (changed) {
            properties.addNews();
        }
    }

    void addNews() {
        properties.addNews();
    }

    void setOffline() {
        properties.status.set(ItemStatus.UNKNOWN);
    }

    /** Its name in the API. */
    public NodeName node() {
        return node;
    }

    /** Its guests by VMID, not to be changed. */
    public ObservableList<GuestItem> guests() {
        return shownGuests;
    }

    /** Its storages by name, not to be changed. */
    public ObservableList<StorageItem> storages() {
        return shownStorages;
    }

    /** What it uses now. */
    public ReadOnlyObjectProperty<Usage> usageProperty() {
        return properties.usage.getReadOnlyProperty();
    }

    /** Recent processor use, 1.0 for all processors, oldest first, not to be changed. */
    public ObservableList<Double> cpuSamples() {
        return properties.shownSamples;
    }

    @Override
    public String key() {
        return datacenter.key() + "/node/" + node;
    }

    @Override
    public ReadOnlyStringProperty nameProperty() {
        return properties.name.getReadOnlyProperty();
    }

    @Override
    public ReadOnlyObjectProperty<ItemStatus> statusProperty() {
        return properties.status.getReadOnlyProperty();
    }

    @Override
    public Datacenter datacenter() {
        return datacenter;
    }

    @Override
    public ReadOnlyLongProperty newsProperty() {
        return properties.news.getReadOnlyProperty();
    }
}
