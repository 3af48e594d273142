// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.shell;

import dev.vireo.desktop.connection.Connections;
import dev.vireo.desktop.form.Wording;
import dev.vireo.desktop.fx.Icon;
import dev.vireo.desktop.fx.Toolkit;
import dev.vireo.desktop.guest.power.BulkPower;
import dev.vireo.desktop.guest.power.PowerAction;
import dev.vireo.desktop.inventory.Datacenter;
import dev.vireo.desktop.inventory.GuestItem;
import dev.vireo.desktop.inventory.InventoryItem;
import dev.vireo.desktop.inventory.ItemStatus;
import dev.vireo.desktop.inventory.NodeItem;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import org.jspecify.annotations.Nullable;

/** What can be done with an item now, as menus. */
final class ItemMenus {
    private final Toolkit toolkit;
    private final GuestDialogs dialogs;
    private final GuestOperations operations;
    private final Connections connections;
    private final VmCreation creation;
    private final MachineImport imports;

    ItemMenus(
            Toolkit toolkit,
            GuestDialogs dialogs,
            GuestOperations operations,
            Connections connections,
            VmCreation creation,
            MachineImport imports) {
        this.toolkit = toolkit;
        this.dialogs = dialogs;
        this.operations = operations;
        this.connections = connections;
        this.creation = creation;
        this.imports = imports;
    }

    /** The menu for an item, or none where nothing can be done. */
    @Nullable
    ContextMenu of(InventoryItem item) {
        List<MenuItem> entries = new ArrayList<>();
        if (item instanceof GuestItem guest) {
            entries.addAll(powerEntries(guest));
        } else if (item instanceof NodeItem node && node.status() == ItemStatus.ONLINE) {
            entries.add(entry("Create VM", Icon.PLUS, () -> creation.open(node.datacenter(), node)));
            entries.add(entry("Create CT", Icon.PLUS, () -> creation.openContainer(node.datacenter(), node)));
            entries.add(importEntry(node));
            List<MenuItem> bulk = bulkEntries(node.datacenter(), List.copyOf(node.guests()));
            if (!bulk.isEmpty()) {
                entries.add(new SeparatorMenuItem());
                entries.addAll(bulk);
            }
            entries.add(new SeparatorMenuItem());
            entries.add(entry("Reboot…", "node-reboot", Icon.RESET, () -> operations.switchNode(node, true)));
            entries.add(entry("Switch off…", "node-shutdown", Icon.POWER, () -> operations.switchNode(node, false)));
        } else if (imports.suits(item)) {
            entries.add(importEntry(item));
        } else if (item instanceof Datacenter datacenter) {
            entries.add(entry("Log out", Icon.CLOSE, () -> connections.close(datacenter)));
        }
        return entries.isEmpty() ? null : new ContextMenu(entries.toArray(MenuItem[]::new));
    }

    /** The menu for several guests of one datacenter, or none where nothing can be done. */
    @Nullable
    ContextMenu of(Datacenter datacenter, List<GuestItem> guests) {
        List<MenuItem> entries = bulkEntries(datacenter, guests);
        return entries.isEmpty() ? null : new ContextMenu(entries.toArray(MenuItem[]::new));
    }

    private List<MenuItem> bulkEntries(Datacenter datacenter, List<GuestItem> guests) {
        List<MenuItem> entries = new ArrayList<>();
        for (PowerAction action : operations.bulk(guests)) {
            MenuItem entry = new MenuItem(
                    new Wording(toolkit.texts()).say(BulkPower.words(action)),
                    toolkit.icons().icon(action.icon()));
            entry.setId("bulk-" + action.id());
            entry.setOnAction(event -> operations.switchAll(datacenter, guests, action));
            entries.add(entry);
        }
        return entries;
    }

    /** Entries for what is possible with a guest now. */
    List<MenuItem> powerEntries(GuestItem guest) {
        List<MenuItem> entries = new ArrayList<>();
        for (PowerAction action : PowerAction.values()) {
            if (action.obstacle(guest).isEmpty()) {
                MenuItem entry = entry(
                        action.title(), "power-" + action.id(), action.icon(), () -> dialogs.perform(guest, action));
                entry.setText(action.isDangerous() ? entry.getText() + "…" : entry.getText()); // it asks first
                entries.add(entry);
            }
        }
        List<GuestOperations.Entry> more = operations.of(guest);
        if (!entries.isEmpty() && !more.isEmpty()) {
            entries.add(new SeparatorMenuItem());
        }
        for (GuestOperations.Entry operation : more) {
            entries.add(entry(operation.title(), operation.id(), operation.icon(), operation.run()));
        }
        if (guest.status() == ItemStatus.STOPPED) {
            entries.add(new SeparatorMenuItem());
            MenuItem remove = entry("Remove…", Icon.TRASH, () -> dialogs.remove(guest));
            remove.setId("guest-remove");
            entries.add(remove);
        }
        return entries;
    }

    private MenuItem importEntry(InventoryItem item) {
        MenuItem entry = entry("Import a disk or machine…", Icon.DOWNLOAD, () -> imports.open(item));
        entry.setId("import-entry");
        return entry;
    }

    private MenuItem entry(String english, String id, Icon icon, Runnable action) {
        MenuItem entry = entry(english, icon, action);
        entry.setId(id + "-entry");
        return entry;
    }

    private MenuItem entry(String english, Icon icon, Runnable action) {
        MenuItem entry =
                new MenuItem(toolkit.texts().get(english), toolkit.icons().icon(icon));
        entry.setOnAction(event -> action.run());
        return entry;
    }
}
