// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.inventory;

import dev.vireo.model.cluster.ClusterResource;
import dev.vireo.model.id.Vmid;
import dev.vireo.model.metric.Usage;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** A virtual machine or a container. */
public final class GuestItem implements InventoryItem {
    /** Kinds of guests. */
    public enum Kind {
        /** A virtual machine. */
        VM,
        /** A container. */
        CT
    }

    private final Datacenter datacenter;
    private final Kind kind;
    private final Vmid vmid;
    private final ItemProperties properties;
    private final ReadOnlyObjectWrapper<NodeItem> node;
    private final ReadOnlyObjectWrapper<List<String>> tags = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<@Nullable String> lock = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<Boolean> template = new ReadOnlyObjectWrapper<>(false);

    GuestItem(Datacenter datacenter, NodeItem node, Kind kind, Vmid vmid) {
        this.datacenter = datacenter;
        this.node = new ReadOnlyObjectWrapper<>(node);
        this.kind = kind;
        this.vmid = vmid;
        this.properties = new ItemProperties((kind == Kind.VM ? "VM " : "CT ") + vmid);
    }

    void apply(ClusterResource resource, NodeItem runsOn) {
        List<Object> before = identity();
        if (resource.name() != null) {
            properties.name.set(resource.name());
        }
        properties.status.set(ItemStatus.of(resource.status()));
        node.set(runsOn);
        tags.set(split(resource.tags()));
        lock.set(resource.lock());
        template.set(Boolean.TRUE.equals(resource.template()));
        properties.take(Objects.requireNonNullElse(resource.usage(), Usage.UNKNOWN));
        if (!before.equals(identity())) {
            properties.addNews();
        }
    }

    /** What a change of is news, as opposed to the load, which always changes. */
    private List<Object> identity() {
        return List.of(name(), status(), node.get(), tags.get(), String.valueOf(lock.get()), template.get());
    }

    private static List<String> split(@Nullable String tags) {
        return tags == null
                ? List.of()
                : Stream.of(tags.split("[;, ]+", -1))
                        .filter(tag -> !tag.isEmpty())
                        .toList();
    }

    void addNews() {
        properties.addNews();
    }

    void setUnknown() {
        properties.status.set(ItemStatus.UNKNOWN);
    }

    /** Virtual machine or container. */
    public Kind kind() {
        return kind;
    }

    /** Its number. */
    public Vmid vmid() {
        return vmid;
    }

    /** The node where it is; a migration changes it. */
    public ReadOnlyObjectProperty<NodeItem> nodeProperty() {
        return node.getReadOnlyProperty();
    }

    /** The node where it is now. */
    public NodeItem node() {
        return node.get();
    }

    /** What it uses now. */
    public ReadOnlyObjectProperty<Usage> usageProperty() {
        return properties.usage.getReadOnlyProperty();
    }

    /** Recent processor use, 1.0 for all its processors, oldest first, not to be changed. */
    public ObservableList<Double> cpuSamples() {
        return properties.shownSamples;
    }

    /** Its tags in their order. */
    public ReadOnlyObjectProperty<List<String>> tagsProperty() {
        return tags.getReadOnlyProperty();
    }

    /** What it is locked by, such as {@code backup}; null while it is not. */
    public ReadOnlyObjectProperty<@Nullable String> lockProperty() {
        return lock.getReadOnlyProperty();
    }

    /** Whether it is a template, which never runs. */
    public ReadOnlyObjectProperty<Boolean> templateProperty() {
        return template.getReadOnlyProperty();
    }

    @Override
    public String key() {
        return datacenter.key() + (kind == Kind.VM ? "/qemu/" : "/lxc/") + vmid;
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
