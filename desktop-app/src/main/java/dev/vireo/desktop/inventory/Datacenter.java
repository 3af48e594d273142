// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.inventory;

import dev.vireo.desktop.client.AgentApi;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** Everything that one connection shows: a node of its own, or a cluster. */
public final class Datacenter implements InventoryItem {
    private final String key;
    private final AgentApi api;
    private final ReadOnlyStringWrapper name;
    private final ReadOnlyObjectWrapper<ConnectionState> connection =
            new ReadOnlyObjectWrapper<>(new ConnectionState.Connecting());
    private final ReadOnlyObjectWrapper<ItemStatus> status = new ReadOnlyObjectWrapper<>(ItemStatus.UNKNOWN);
    private final ReadOnlyLongWrapper news = new ReadOnlyLongWrapper();
    private final ReadOnlyObjectWrapper<Boolean> loaded = new ReadOnlyObjectWrapper<>(false);
    final ObservableList<NodeItem> nodes = FXCollections.observableArrayList();
    private final ObservableList<NodeItem> shownNodes = FXCollections.unmodifiableObservableList(nodes);

    /**
     * A datacenter whose content is not known yet.
     *
     * @param key names the connection, the same over restarts
     * @param name its name for people
     * @param api calls its server
     */
    public Datacenter(String key, String name, AgentApi api) {
        this.key = key;
        this.api = api;
        this.name = new ReadOnlyStringWrapper(name);
    }

    /** Notes how the connection stands; when it is lost, the states of everything below become unknown. */
    public void setConnection(ConnectionState state) {
        connection.set(state);
        boolean online = state instanceof ConnectionState.Online;
        status.set(
                online
                        ? ItemStatus.ONLINE
                        : state instanceof ConnectionState.Connecting ? ItemStatus.UNKNOWN : ItemStatus.OFFLINE);
        if (!online) {
            nodes.forEach(NodeItem::setOffline);
            guests().forEach(GuestItem::setUnknown);
            storages().forEach(StorageItem::setUnknown);
        }
    }

    /** Gives it another name. */
    public void rename(String newName) {
        name.set(newName);
    }

    /** Calls its server. */
    public AgentApi api() {
        return api;
    }

    /** How the connection stands. */
    public ReadOnlyObjectProperty<ConnectionState> connectionProperty() {
        return connection.getReadOnlyProperty();
    }

    /** Whether its content has been read at least once. */
    public ReadOnlyObjectProperty<Boolean> loadedProperty() {
        return loaded.getReadOnlyProperty();
    }

    /** Its nodes by name, not to be changed. */
    public ObservableList<NodeItem> nodes() {
        return shownNodes;
    }

    /** Its guests, now. */
    public List<GuestItem> guests() {
        return nodes.stream().flatMap(node -> node.guests.stream()).toList();
    }

    /** Its storages, now, once for each node that sees one. */
    public List<StorageItem> storages() {
        return nodes.stream().flatMap(node -> node.storages.stream()).toList();
    }

    /** Itself and everything below, now. */
    public Stream<InventoryItem> everything() {
        return Stream.of(Stream.of(this), nodes.stream(), guests().stream(), storages().stream())
                .flatMap(items -> items);
    }

    /** The item of that key, if it is there now. */
    public Optional<InventoryItem> find(String itemKey) {
        return everything().filter(item -> item.key().equals(itemKey)).findFirst();
    }

    void setLoaded() {
        loaded.set(true);
    }

    void addNews() {
        news.set(news.get() + 1);
    }

    @Override
    public String key() {
        return key;
    }

    @Override
    public ReadOnlyStringProperty nameProperty() {
        return name.getReadOnlyProperty();
    }

    @Override
    public ReadOnlyObjectProperty<ItemStatus> statusProperty() {
        return status.getReadOnlyProperty();
    }

    @Override
    public Datacenter datacenter() {
        return this;
    }

    @Override
    public ReadOnlyLongProperty newsProperty() {
        return news.getReadOnlyProperty();
    }
}
