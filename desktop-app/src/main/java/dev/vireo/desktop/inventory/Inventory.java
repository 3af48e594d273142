// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.inventory;

import dev.vireo.model.cluster.ClusterResource;
import dev.vireo.model.event.Event;
import java.util.List;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** Everything connected. It is read and changed on the FX thread alone, and {@link #apply} is the only way to change content. */
public final class Inventory {
    private final ObservableList<Datacenter> datacenters = FXCollections.observableArrayList();
    private final ObservableList<Datacenter> shown = FXCollections.unmodifiableObservableList(datacenters);

    /** Everything connected, in the order of connecting; not to be changed. */
    public ObservableList<Datacenter> datacenters() {
        return shown;
    }

    /** Adds a connection. */
    public void add(Datacenter datacenter) {
        datacenters.add(datacenter);
    }

    /** Removes a connection. */
    public void remove(Datacenter datacenter) {
        datacenters.remove(datacenter);
    }

    /**
     * Brings a datacenter to what its server answered: items that are still there change in place, new ones come in
     * their order, the rest goes.
     */
    public void apply(Datacenter datacenter, List<ClusterResource> resources) {
        new ResourceDiff(datacenter).apply(resources);
        datacenter.setLoaded();
    }

    /** Notes that a server reported a change, so that views read anew what it names. */
    public void notice(Datacenter datacenter, Event event) {
        String id = event.id();
        switch (event.kind()) {
            case Event.GUEST ->
                datacenter.guests().stream()
                        .filter(guest -> id == null || guest.vmid().toString().equals(id))
                        .forEach(GuestItem::addNews);
            case Event.STORAGE ->
                datacenter.storages().stream()
                        .filter(storage ->
                                id == null || storage.storage().name().equals(id))
                        .forEach(StorageItem::addNews);
            default -> datacenter.nodes.forEach(NodeItem::addNews);
        }
        datacenter.addNews();
    }
}
