// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.shell;

import dev.vireo.desktop.fx.Icon;
import dev.vireo.desktop.fx.Icons;
import dev.vireo.desktop.fx.Texts;
import dev.vireo.desktop.inventory.Datacenter;
import dev.vireo.desktop.inventory.GuestItem;
import dev.vireo.desktop.inventory.InventoryItem;
import dev.vireo.desktop.inventory.ItemStatus;
import dev.vireo.desktop.inventory.NodeItem;
import dev.vireo.desktop.inventory.StorageItem;
import java.util.Locale;
import javafx.scene.layout.Pane;
import javafx.scene.shape.Circle;

/** How items and their states look everywhere. */
final class ItemLook {
    private ItemLook() {}

    static Icon iconOf(InventoryItem item) {
        if (item instanceof GuestItem guest) {
            return guest.templateProperty().get()
                    ? Icon.TEMPLATE
                    : guest.kind() == GuestItem.Kind.VM ? Icon.VM : Icon.CT;
        }
        if (item instanceof NodeItem) {
            return Icon.NODE;
        }
        return item instanceof StorageItem ? Icon.STORAGE : Icon.DATACENTER;
    }

    /** The icon with a dot of the state's colour at its lower right. */
    static Pane iconWithState(Icons icons, InventoryItem item) {
        Circle dot = new Circle(13.5, 13, 3.2);
        dot.getStyleClass().addAll("state-dot", styleOf(item.status()));
        dot.setVisible(!(item instanceof Datacenter)
                && !(item instanceof StorageItem && item.status() == ItemStatus.AVAILABLE));
        Pane box = new Pane(icons.icon(iconOf(item)), dot);
        box.setMinSize(18, 16);
        box.setPrefSize(18, 16);
        box.setMaxSize(18, 16);
        return box;
    }

    static String styleOf(ItemStatus status) {
        return "state-" + status.name().toLowerCase(Locale.ROOT);
    }

    static String word(ItemStatus status) {
        return switch (status) {
            case RUNNING -> Texts.text("running");
            case PAUSED -> Texts.text("paused");
            case STOPPED -> Texts.text("stopped");
            case ONLINE -> Texts.text("online");
            case OFFLINE -> Texts.text("offline");
            case AVAILABLE -> Texts.text("available");
            case UNKNOWN -> Texts.text("unknown");
        };
    }
}
