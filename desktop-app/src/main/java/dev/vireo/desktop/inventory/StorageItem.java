// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.inventory;

import dev.vireo.model.cluster.ClusterResource;
import dev.vireo.model.id.StorageId;
import dev.vireo.model.metric.Usage;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;

/** A storage as one node sees it. */
public final class StorageItem implements InventoryItem {
    private final NodeItem node;
    private final StorageId storage;
    private final ItemProperties properties;
    private final ReadOnlyObjectWrapper<List<String>> content = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<String> type = new ReadOnlyObjectWrapper<>("");
    private final ReadOnlyObjectWrapper<Boolean> shared = new ReadOnlyObjectWrapper<>(false);

    StorageItem(NodeItem node, StorageId storage) {
        this.node = node;
        this.storage = storage;
        this.properties = new ItemProperties(storage.name());
    }

    void apply(ClusterResource resource) {
        List<Object> before = List.of(status(), content.get());
        properties.status.set(ItemStatus.of(resource.status()));
        String kinds = Objects.requireNonNullElse(resource.content(), "");
        content.set(Stream.of(kinds.split("[;, ]+", -1))
                .filter(kind -> !kind.isEmpty())
                .sorted()
                .toList());
        type.set(Objects.requireNonNullElse(resource.plugintype(), ""));
        shared.set(Boolean.TRUE.equals(resource.shared()));
        properties.take(Objects.requireNonNullElse(resource.usage(), Usage.UNKNOWN));
        if (!before.equals(List.of(status(), content.get()))) {
            properties.addNews();
        }
    }

    void addNews() {
        properties.addNews();
    }

    void setUnknown() {
        properties.status.set(ItemStatus.UNKNOWN);
    }

    /** The node that sees it. */
    public NodeItem node() {
        return node;
    }

    /** Its name in the API. */
    public StorageId storage() {
        return storage;
    }

    /** What it uses now. */
    public ReadOnlyObjectProperty<Usage> usageProperty() {
        return properties.usage.getReadOnlyProperty();
    }

    /** Kinds of content that it takes, such as {@code iso} and {@code images}, sorted. */
    public ReadOnlyObjectProperty<List<String>> contentProperty() {
        return content.getReadOnlyProperty();
    }

    /** Its plugin, such as {@code dir}. */
    public ReadOnlyObjectProperty<String> typeProperty() {
        return type.getReadOnlyProperty();
    }

    /** Whether all nodes see the same one. */
    public ReadOnlyObjectProperty<Boolean> sharedProperty() {
        return shared.getReadOnlyProperty();
    }

    @Override
    public String key() {
        return datacenter().key() + "/storage/" + node.node() + "/" + storage;
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
        return node.datacenter();
    }

    @Override
    public ReadOnlyLongProperty newsProperty() {
        return properties.news.getReadOnlyProperty();
    }
}
