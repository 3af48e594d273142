// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.shell;

import dev.vireo.desktop.fx.Toolkit;
import dev.vireo.desktop.inventory.Datacenter;
import dev.vireo.desktop.inventory.GuestItem;
import dev.vireo.desktop.inventory.Inventory;
import dev.vireo.desktop.inventory.InventoryItem;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;
import javafx.geometry.Bounds;
import javafx.geometry.Insets;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TextField;
import javafx.scene.control.TreeItem;
import javafx.scene.control.TreeView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
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
    private boolean updating;

    ResourceTree(
            Toolkit toolkit,
            Inventory inventory,
            Selection selection,
            Function<InventoryItem, @Nullable ContextMenu> menus,
            BiFunction<Datacenter, List<GuestItem>, @Nullable ContextMenu> bulkMenus) {
        this.selection = selection;
        this.rows = new TreeItems(inventory, this::keepingSelection);
        this.tree = new TreeView<>(rows.root());
        tree.setId("tree");
        tree.setShowRoot(false);
        tree.setFixedCellSize(ROW);
        tree.getStyleClass().add("resource-tree");
        tree.accessibleTextProperty().bind(toolkit.texts().bind("Datacenters, nodes, guests and storages"));
        tree.addEventHandler(KeyEvent.KEY_PRESSED, event -> openMenu(event, menus, bulkMenus));
        tree.setCellFactory(view -> new ResourceCell(toolkit, item -> menu(item, menus, bulkMenus)));
        tree.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        filter.setId("tree-filter");
        filter.promptTextProperty().bind(toolkit.texts().bind("Filter: name, tag:, node:, status:"));
        filter.textProperty().addListener((property, before, after) -> {
            rows.filter(TreeFilter.parse(after));
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

    /** Gives the tree the keyboard. */
    void focus() {
        tree.requestFocus();
    }

    /** The keyboard's way to the menu of the selected row. */
    private void openMenu(
            KeyEvent event,
            Function<InventoryItem, @Nullable ContextMenu> menus,
            BiFunction<Datacenter, List<GuestItem>, @Nullable ContextMenu> bulkMenus) {
        boolean isAsked =
                event.getCode() == KeyCode.CONTEXT_MENU || (event.getCode() == KeyCode.F10 && event.isShiftDown());
        TreeItem<InventoryItem> row = tree.getSelectionModel().getSelectedItem();
        if (!isAsked || row == null) {
            return;
        }
        event.consume();
        ContextMenu menu = menu(row.getValue(), menus, bulkMenus);
        if (menu != null) {
            Bounds place = tree.localToScreen(tree.getBoundsInLocal());
            double below = Math.min(place.getHeight(), (tree.getRow(row) + 1) * ROW);
            menu.show(tree, place.getMinX() + 2 * ROW, place.getMinY() + below);
        }
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
            if (!updating && after != null && after.getValue() != null) {
                selection.select(after.getValue());
            }
        });
        selection.itemProperty().addListener((property, before, after) -> reveal(after));
    }

    private void reveal(@Nullable InventoryItem item) {
        TreeItem<InventoryItem> row = item == null ? null : rows.rowOf(item);
        if (row != null && tree.getSelectionModel().getSelectedItem() != row) {
            show(row);
            tree.getSelectionModel().clearSelection();
            tree.getSelectionModel().select(row);
        }
    }

    private static void show(TreeItem<InventoryItem> row) {
        for (TreeItem<InventoryItem> above = row.getParent(); above != null; above = above.getParent()) {
            above.setExpanded(true);
        }
    }

    /**
     * Rows come, go and move while the user looks on. The tree selects a neighbour of a row that is taken out, also of one
     * that is put in again at once: that is no choice of the user's, and what was selected before is selected again.
     */
    private void keepingSelection(Runnable change) {
        if (updating) {
            change.run();
            return;
        }
        updating = true;
        List<InventoryItem> before = tree.getSelectionModel().getSelectedItems().stream()
                .filter(Objects::nonNull)
                .map(TreeItem::getValue)
                .toList();
        change.run();
        select(before);
        updating = false;
    }

    private void select(List<InventoryItem> items) {
        InventoryItem shown = selection.itemProperty().get();
        List<TreeItem<InventoryItem>> wanted = Stream.concat(
                        items.stream().filter(item -> item != shown), Stream.ofNullable(shown))
                .flatMap(item -> Stream.ofNullable(rows.rowOf(item)))
                .toList();
        // While rows come and go the selection model names rows that are not there any more: as null.
        if (new HashSet<>(wanted).equals(new HashSet<>(tree.getSelectionModel().getSelectedItems()))) {
            return;
        }
        tree.getSelectionModel().clearSelection();
        wanted.stream().filter(row -> tree.getRow(row) >= 0).forEach(tree.getSelectionModel()::select);
    }
}
