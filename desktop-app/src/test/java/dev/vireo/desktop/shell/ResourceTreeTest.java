// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vireo.desktop.dialog.MadeUpServer;
import dev.vireo.desktop.fx.FxThread;
import dev.vireo.desktop.fx.Icons;
import dev.vireo.desktop.fx.Quantities;
import dev.vireo.desktop.fx.SameThreadBackground;
import dev.vireo.desktop.fx.Texts;
import dev.vireo.desktop.fx.Toolkit;
import dev.vireo.desktop.inventory.Datacenter;
import dev.vireo.desktop.inventory.Inventory;
import dev.vireo.desktop.inventory.InventoryItem;
import dev.vireo.model.cluster.ClusterResource;
import dev.vireo.model.metric.Usage;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.TextField;
import javafx.scene.control.TreeView;
import org.junit.jupiter.api.Test;

class ResourceTreeTest {
    private final Texts texts = new Texts();
    private final Inventory inventory = new Inventory();
    private final Datacenter datacenter = new Datacenter("test", "test", new MadeUpServer());
    private final Selection selection = new Selection(inventory);
    private final TreeView<?> tree = FxThread.get(() -> {
        inventory.add(datacenter);
        Toolkit toolkit = new Toolkit(texts, new Icons(), new Quantities(texts), new SameThreadBackground());
        ResourceTree made = new ResourceTree(toolkit, inventory, selection, item -> null, (server, guests) -> null);
        return (TreeView<?>) made.node().lookup("#tree");
    });

    private void apply(ClusterResource... guests) {
        List<ClusterResource> all = new ArrayList<>(List.of(
                ClusterResource.node("pve1", "online", Usage.UNKNOWN),
                ClusterResource.node("pve2", "online", Usage.UNKNOWN)));
        all.addAll(List.of(guests));
        FxThread.run(() -> inventory.apply(datacenter, all));
    }

    private static ClusterResource guest(int vmid, String node) {
        return new ClusterResource(
                "qemu/" + vmid,
                "qemu",
                node,
                "running",
                vmid,
                "vm" + vmid,
                false,
                null,
                null,
                null,
                null,
                null,
                null,
                null);
    }

    private List<String> selected() {
        return FxThread.get(() -> tree.getSelectionModel().getSelectedItems().stream()
                .map(row -> ((InventoryItem) row.getValue()).name())
                .toList());
    }

    private void select(String... names) {
        FxThread.run(() -> {
            tree.getSelectionModel().clearSelection();
            for (String name : names) {
                for (int row = 0; row < tree.getExpandedItemCount(); row++) {
                    if (((InventoryItem) tree.getTreeItem(row).getValue())
                            .name()
                            .equals(name)) {
                        tree.getSelectionModel().select(row);
                    }
                }
            }
        });
    }

    @Test
    void selectionStaysWhenOthersComeAndGo() {
        apply(guest(102, "pve1"), guest(104, "pve1"), guest(105, "pve2"));
        select("vm104");
        apply(guest(101, "pve1"), guest(103, "pve1"), guest(104, "pve1"));

        assertThat(selected()).containsExactly("vm104");
        assertThat(selection.itemProperty().get())
                .extracting(InventoryItem::name)
                .isEqualTo("vm104");
    }

    @Test
    void selectionGoesWithAGuestToAnotherNode() {
        apply(guest(102, "pve1"), guest(104, "pve1"));
        select("vm104");
        apply(guest(102, "pve1"), guest(104, "pve2"));

        assertThat(selected()).containsExactly("vm104");
        assertThat(selection.itemProperty().get())
                .extracting(InventoryItem::name)
                .isEqualTo("vm104");
    }

    @Test
    void severalStaySelectedThroughAnUpdate() {
        apply(guest(102, "pve1"), guest(103, "pve1"), guest(104, "pve1"));
        select("vm102", "vm104");
        apply(guest(100, "pve1"), guest(102, "pve1"), guest(104, "pve1"));

        assertThat(selected()).containsExactlyInAnyOrder("vm102", "vm104");
    }

    @Test
    void filterDoesNotChangeWhatTheWindowShows() {
        apply(guest(102, "pve1"), guest(104, "pve1"));
        select("vm104");
        FxThread.run(() -> ((TextField) tree.getParent().lookup("#tree-filter")).setText("102"));
        assertThat(selection.itemProperty().get())
                .extracting(InventoryItem::name)
                .isEqualTo("vm104");

        FxThread.run(() -> ((TextField) tree.getParent().lookup("#tree-filter")).setText(""));

        assertThat(selected()).containsExactly("vm104");
    }
}
