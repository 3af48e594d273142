// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.shell;

import dev.vireo.desktop.inventory.Datacenter;
import dev.vireo.desktop.inventory.Inventory;
import dev.vireo.desktop.inventory.InventoryItem;
import dev.vireo.desktop.inventory.NodeItem;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.scene.control.TreeItem;
import org.jspecify.annotations.Nullable;

/** The tree's rows: they follow the inventory and the filter, and keep what is expanded and selected. */
final class TreeItems {
    /** Up to so many new rows come in one by one. */
    private static final int FEW = 20;

    private final Inventory inventory;
    private final TreeItem<InventoryItem> root = new TreeItem<>();
    private final Map<InventoryItem, TreeItem<InventoryItem>> rows = new HashMap<>();
    private final Map<InventoryItem, List<ObservableList<?>>> followed = new HashMap<>();
    private final ListChangeListener<Object> listener = change -> update();
    private final Consumer<Runnable> around;
    private TreeFilter filter = TreeFilter.parse("");

    /** @param around runs each change of the rows that it is given, and keeps what the change would disturb */
    TreeItems(Inventory inventory, Consumer<Runnable> around) {
        this.inventory = inventory;
        this.around = around;
        root.setExpanded(true);
        inventory.datacenters().addListener(listener);
        bringAll();
    }

    TreeItem<InventoryItem> root() {
        return root;
    }

    /** The row of an item, if it is shown. */
    @Nullable
    TreeItem<InventoryItem> rowOf(InventoryItem item) {
        TreeItem<InventoryItem> row = rows.get(item);
        return row == null || row.getParent() == null ? null : row;
    }

    void filter(TreeFilter changed) {
        filter = changed;
        update();
    }

    private void update() {
        around.accept(this::bringAll);
    }

    private void bringAll() {
        List<TreeItem<InventoryItem>> shown = new ArrayList<>();
        for (Datacenter datacenter : inventory.datacenters()) {
            follow(datacenter, List.of(datacenter.nodes()));
            TreeItem<InventoryItem> row = row(datacenter);
            bring(row.getChildren(), nodesOf(datacenter));
            shown.add(row);
        }
        bring(root.getChildren(), shown);
        forgetOthers();
        if (filter.isEmpty()) {
            rows.values().removeIf(row -> row.getParent() == null);
        }
    }

    private List<TreeItem<InventoryItem>> nodesOf(Datacenter datacenter) {
        Map<NodeItem, List<TreeItem<InventoryItem>>> wanted = new LinkedHashMap<>();
        for (NodeItem node : datacenter.nodes()) {
            follow(node, List.of(node.guests(), node.storages()));
            List<TreeItem<InventoryItem>> children = childrenOf(node);
            if (filter.isEmpty() || !children.isEmpty() || filter.test(node)) {
                wanted.put(node, children);
            }
        }
        // A row has one parent: it leaves the old one before it comes to the new one.
        wanted.forEach((node, children) -> keep(row(node).getChildren(), children));
        wanted.forEach((node, children) -> bring(row(node).getChildren(), children));
        return wanted.keySet().stream().map(this::row).toList();
    }

    /** The rows under a node; a guest that is moving is in the lists of two nodes for a moment, and under one of them. */
    private List<TreeItem<InventoryItem>> childrenOf(NodeItem node) {
        Stream<InventoryItem> guests = node.guests().stream()
                .filter(filter)
                .filter(guest -> guest.node().equals(node))
                .map(guest -> guest);
        Stream<InventoryItem> storages = node.storages().stream().filter(filter).map(storage -> storage);
        return Stream.concat(guests, storages).map(this::row).toList();
    }

    private void follow(InventoryItem item, List<ObservableList<?>> lists) {
        if (followed.putIfAbsent(item, lists) == null) {
            lists.forEach(list -> list.addListener(listener));
        }
    }

    /** Lets go of datacenters and nodes that are no more. */
    private void forgetOthers() {
        Set<InventoryItem> there = new HashSet<>(inventory.datacenters());
        inventory.datacenters().forEach(datacenter -> there.addAll(datacenter.nodes()));
        followed.entrySet().removeIf(entry -> {
            boolean isGone = !there.contains(entry.getKey());
            if (isGone) {
                entry.getValue().forEach(list -> list.removeListener(listener));
            }
            return isGone;
        });
    }

    private TreeItem<InventoryItem> row(InventoryItem item) {
        return rows.computeIfAbsent(item, any -> {
            TreeItem<InventoryItem> row = new TreeItem<>(item);
            row.setExpanded(true);
            return row;
        });
    }

    private static <T> void keep(ObservableList<T> shown, List<T> wanted) {
        Set<T> stays = new HashSet<>(wanted);
        shown.removeIf(row -> !stays.contains(row));
    }

    /** Changes as little as possible, so that the scroll position holds; many new rows come in one change. */
    private static <T> void bring(ObservableList<T> shown, List<T> wanted) {
        keep(shown, wanted);
        if (wanted.size() - shown.size() > FEW) {
            shown.setAll(wanted);
            return;
        }
        for (int i = 0; i < wanted.size(); i++) {
            if (i >= shown.size() || shown.get(i) != wanted.get(i)) {
                shown.remove(wanted.get(i));
                shown.add(Math.min(i, shown.size()), wanted.get(i));
            }
        }
    }
}
