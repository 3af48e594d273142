// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.inventory;

import dev.vireo.model.cluster.ClusterResource;
import dev.vireo.model.id.NodeName;
import dev.vireo.model.id.StorageId;
import dev.vireo.model.id.Vmid;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** Brings one datacenter's items to what its server answered. */
final class ResourceDiff {
    private final Datacenter datacenter;
    private final Map<String, InventoryItem> known = new HashMap<>();
    private final Map<NodeItem, List<GuestItem>> guests = new HashMap<>();
    private final Map<NodeItem, List<StorageItem>> storages = new HashMap<>();

    ResourceDiff(Datacenter datacenter) {
        this.datacenter = datacenter;
        datacenter.everything().forEach(item -> known.put(item.key(), item));
    }

    void apply(List<ClusterResource> resources) {
        Set<NodeItem> nodes = applyNodes(resources);
        for (ClusterResource resource : resources) {
            NodeItem node = nodeOf(resource, nodes);
            if (node != null && resource.isGuest() && resource.vmid() != null) {
                applyGuest(resource, node, new Vmid(resource.vmid()));
            } else if (node != null && resource.storage() != null) {
                applyStorage(resource, node, StorageId.parse(resource.storage()));
            }
        }
        List<String> before = keys();
        bring(datacenter.nodes, nodes, NodeItem::node);
        for (NodeItem node : nodes) {
            bring(node.guests, guests.getOrDefault(node, List.of()), GuestItem::vmid);
            bring(node.storages, storages.getOrDefault(node, List.of()), StorageItem::storage);
        }
        if (!before.equals(keys())) {
            datacenter.addNews();
        }
    }

    private List<String> keys() {
        return datacenter.everything().map(InventoryItem::key).toList();
    }

    private Set<NodeItem> applyNodes(List<ClusterResource> resources) {
        Set<NodeItem> nodes = new HashSet<>();
        for (ClusterResource resource : resources) {
            if (resource.type().equals("node") && resource.node() != null) {
                NodeItem fresh = new NodeItem(datacenter, NodeName.parse(resource.node()));
                NodeItem node = (NodeItem) known.computeIfAbsent(fresh.key(), key -> fresh);
                node.apply(resource);
                nodes.add(node);
            }
        }
        return nodes;
    }

    /** The resource's node; one that the user may not see himself is made up, for its guests need a place. */
    private @Nullable NodeItem nodeOf(ClusterResource resource, Set<NodeItem> nodes) {
        if (resource.node() == null || resource.type().equals("node")) {
            return null;
        }
        NodeItem fresh = new NodeItem(datacenter, NodeName.parse(resource.node()));
        NodeItem node = (NodeItem) known.computeIfAbsent(fresh.key(), key -> fresh);
        nodes.add(node);
        return node;
    }

    private void applyGuest(ClusterResource resource, NodeItem node, Vmid vmid) {
        GuestItem.Kind kind = resource.type().equals("qemu") ? GuestItem.Kind.VM : GuestItem.Kind.CT;
        GuestItem fresh = new GuestItem(datacenter, node, kind, vmid);
        GuestItem guest = (GuestItem) known.computeIfAbsent(fresh.key(), key -> fresh);
        guest.apply(resource, node);
        guests.computeIfAbsent(node, any -> new ArrayList<>()).add(guest);
    }

    private void applyStorage(ClusterResource resource, NodeItem node, StorageId id) {
        StorageItem fresh = new StorageItem(node, id);
        StorageItem storage = (StorageItem) known.computeIfAbsent(fresh.key(), key -> fresh);
        storage.apply(resource);
        storages.computeIfAbsent(node, any -> new ArrayList<>()).add(storage);
    }

    /** Brings a list to what is wanted, in its order and in one change: each change makes the tree look at all of its rows. */
    private static <T, K extends Comparable<? super K>> void bring(
            ObservableList<T> shown, Collection<T> wanted, Function<T, K> order) {
        List<T> sorted =
                wanted.stream().distinct().sorted(Comparator.comparing(order)).toList();
        if (!shown.equals(sorted)) {
            shown.setAll(sorted);
        }
    }
}
