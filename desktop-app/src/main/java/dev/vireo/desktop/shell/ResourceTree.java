// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.shell;

import dev.vireo.desktop.fx.Toolkit;
import dev.vireo.desktop.inventory.Datacenter;
import dev.vireo.desktop.inventory.GuestItem;
import dev.vireo.desktop.inventory.Inventory;
import dev.vireo.desktop.inventory.InventoryItem;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import javafx.geometry.Insets;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TextField;
import javafx.scene.control.TreeItem;
import javafx.scene.control.TreeView;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** Everything connected as a tree, with a filter above it. */
final class ResourceTree {
    private static final double ROW = 28;

    private final TreeItems rows;
    private final TreeView<InventoryItem> tree;
    private final TextField filter = new TextField();
    private final Selection selection;
    private final VBox box;

    ResourceTree(
            Toolkit toolkit,
            Inventory inventory,
            Selection selection,
            Function<InventoryItem, @Nullable ContextMenu> menus,
            BiFunction<Datacenter, List<GuestItem>, @Nullable ContextMenu> bulkMenus) {
        this.selection = selection;
        this.rows = new TreeItems(inventory);
        this.tree = new TreeView<>(rows.root());
        tree.setId("tree");
        tree.setShowRoot(false);
        tree.setFixedCellSize(ROW);
        tree.getStyleClass().add("resource-tree");
        tree.setCellFactory(view -> new ResourceCell(toolkit, item -> menu(item, menus, bulkMenus)));
        tree.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        filter.setId("tree-filter");
        filter.promptTextProperty().bind(toolkit.texts().bind("Filter: name, tag:, node:, status:"));
        filter.textProperty().addListener((property, before, after) -> {
            rows.filter(TreeFilter.parse(after));
            reveal(selection.itemProperty().get());
        });
        VBox.setMargin(filter, new Insets(10, 10, 6, 10));
        VBox.setVgrow(tree, Priority.ALWAYS);
        box = new VBox(filter, tree);
        box.getStyleClass().add("side");
        followSelection();
    }

    Node node() {
        return box;
    }

    /** The menu of an item, or of all selected guests where it is one of several. */
    private @Nullable ContextMenu menu(
            InventoryItem item,
            Function<InventoryItem, @Nullable ContextMenu> menus,
            BiFunction<Datacenter, List<GuestItem>, @Nullable ContextMenu> bulkMenus) {
        List<GuestItem> together = tree.getSelectionModel().getSelectedItems().stream()
                .map(TreeItem::getValue)
                .filter(GuestItem.class::isInstance)
                .map(GuestItem.class::cast)
                .filter(guest -> guest.datacenter().equals(item.datacenter()))
                .toList();
        return together.size() > 1 && together.contains(item)
                ? bulkMenus.apply(item.datacenter(), together)
                : menus.apply(item);
    }

    private void followSelection() {
        tree.getSelectionModel().selectedItemProperty().addListener((property, before, after) -> {
            if (after != null && after.getValue() != null) {
                selection.select(after.getValue());
            }
        });
        selection.itemProperty().addListener((property, before, after) -> reveal(after));
    }

    private void reveal(@Nullable InventoryItem item) {
        TreeItem<InventoryItem> row = item == null ? null : rows.rowOf(item);
        if (row != null && tree.getSelectionModel().getSelectedItem() != row) {
            tree.getSelectionModel().clearAndSelect(tree.getRow(row));
        }
    }
}
