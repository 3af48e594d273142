// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.shell;

import dev.vireo.desktop.fx.Toolkit;
import dev.vireo.desktop.inventory.Datacenter;
import dev.vireo.desktop.inventory.GuestItem;
import dev.vireo.desktop.inventory.InventoryItem;
import dev.vireo.desktop.inventory.ItemStatus;
import dev.vireo.desktop.inventory.NodeItem;
import java.util.List;
import java.util.function.Function;
import javafx.beans.InvalidationListener;
import javafx.beans.Observable;
import javafx.geometry.Pos;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.TreeCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/** A row of the tree: icon with state, VMID, name, load. */
final class ResourceCell extends TreeCell<InventoryItem> {
    private final Toolkit toolkit;
    private final Function<InventoryItem, @Nullable ContextMenu> menus;
    private final Label number = new Label();
    private final Label name = new Label();
    private final Label state = new Label();
    private final Sparkline load = new Sparkline();
    private final HBox box = new HBox(7);
    private final InvalidationListener listener = property -> show();
    private List<Observable> followed = List.of();

    ResourceCell(Toolkit toolkit, Function<InventoryItem, @Nullable ContextMenu> menus) {
        this.toolkit = toolkit;
        this.menus = menus;
        number.getStyleClass().add("muted");
        state.getStyleClass().add("muted");
        number.setMinWidth(Region.USE_PREF_SIZE);
        HBox.setHgrow(name, Priority.NEVER);
        box.setAlignment(Pos.CENTER_LEFT);
        box.setMaxWidth(Double.MAX_VALUE);
        setPrefWidth(0);
    }

    @Override
    protected void updateItem(InventoryItem item, boolean empty) {
        super.updateItem(item, empty);
        followed.forEach(property -> property.removeListener(listener));
        followed = empty || item == null ? List.of() : observe(item);
        followed.forEach(property -> property.addListener(listener));
        if (followed.isEmpty()) {
            setGraphic(null);
            setContextMenu(null);
        } else {
            show();
            setGraphic(box);
            setOnContextMenuRequested(event -> setContextMenu(menus.apply(item)));
        }
    }

    private List<Observable> observe(InventoryItem item) {
        if (item instanceof GuestItem guest) {
            return List.of(guest.nameProperty(), guest.statusProperty(), guest.cpuSamples(), guest.templateProperty());
        }
        if (item instanceof NodeItem node) {
            return List.of(node.statusProperty(), node.cpuSamples());
        }
        return item instanceof Datacenter datacenter
                ? List.of(
                        datacenter.nameProperty(),
                        datacenter.connectionProperty(),
                        datacenter.statusProperty(), // changes after the connection
                        toolkit.texts().languageProperty())
                : List.of(item.nameProperty(), item.statusProperty());
    }

    private void show() {
        InventoryItem item = getItem();
        if (item == null) {
            return;
        }
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        box.getChildren().setAll(ItemLook.iconWithState(toolkit.icons(), item));
        name.setText(item.name());
        setAccessibleText(spoken(item));
        if (item instanceof GuestItem guest) {
            number.setText(guest.vmid().toString());
            box.getChildren().addAll(number, name, space, load);
            load.draw(guest.status() == ItemStatus.RUNNING ? guest.cpuSamples() : List.of());
        } else if (item instanceof NodeItem node) {
            box.getChildren().addAll(name, space, load);
            load.draw(node.cpuSamples());
        } else {
            box.getChildren().addAll(name, space);
        }
        if (item instanceof Datacenter datacenter && datacenter.status() != ItemStatus.ONLINE) {
            state.setText("(" + ConnectionWords.word(toolkit.texts(), datacenter) + ")");
            box.getChildren().add(2, state);
        }
    }

    /** The row is drawn of parts: a screen reader is told what they say together. */
    private String spoken(InventoryItem item) {
        String name = item instanceof GuestItem guest ? guest.vmid() + " " + guest.name() : item.name();
        return name + ", " + toolkit.texts().get(ItemLook.word(item.status()));
    }
}
