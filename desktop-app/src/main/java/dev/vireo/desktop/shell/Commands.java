// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.shell;

import dev.vireo.desktop.fx.Language;
import dev.vireo.desktop.fx.Theme;
import dev.vireo.desktop.fx.Toolkit;
import dev.vireo.desktop.guest.power.PowerAction;
import dev.vireo.desktop.inventory.GuestItem;
import dev.vireo.desktop.inventory.Inventory;
import dev.vireo.desktop.inventory.InventoryItem;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Everything that the search field finds: what is in the tree, and what can be done. */
final class Commands {
    private final Toolkit toolkit;
    private final Theme theme;
    private final Inventory inventory;
    private final Selection selection;
    private final GuestDialogs dialogs;
    private final GuestOperations operations;
    private final Supplier<List<Command>> windows;

    /** @param windows what opens windows of the datacenter that is selected */
    Commands(
            Toolkit toolkit,
            Theme theme,
            Inventory inventory,
            Selection selection,
            GuestDialogs dialogs,
            GuestOperations operations,
            Supplier<List<Command>> windows) {
        this.toolkit = toolkit;
        this.theme = theme;
        this.inventory = inventory;
        this.selection = selection;
        this.dialogs = dialogs;
        this.operations = operations;
        this.windows = windows;
    }

    List<Command> list() {
        List<Command> all = new ArrayList<>();
        inventory.datacenters().stream()
                .flatMap(datacenter -> datacenter.everything())
                .forEach(item -> all.add(new Command(titleOf(item), () -> selection.select(item))));
        all.addAll(windows.get());
        inventory.datacenters().stream()
                .flatMap(datacenter -> datacenter.guests().stream())
                .forEach(guest -> addPower(guest, all));
        for (Language language : Language.values()) {
            all.add(new Command(
                    language.ownName(), () -> toolkit.texts().languageProperty().set(language)));
        }
        all.add(new Command(
                toolkit.texts().get("Light theme"), () -> theme.modeProperty().set(Theme.Mode.LIGHT)));
        all.add(new Command(
                toolkit.texts().get("Dark theme"), () -> theme.modeProperty().set(Theme.Mode.DARK)));
        return all;
    }

    private void addPower(GuestItem guest, List<Command> all) {
        for (PowerAction action : PowerAction.values()) {
            if (action.obstacle(guest).isEmpty()) {
                all.add(new Command(
                        toolkit.texts().get(action.title()) + ": " + titleOf(guest),
                        () -> dialogs.perform(guest, action)));
            }
        }
        for (GuestOperations.Entry entry : operations.of(guest)) {
            all.add(new Command(toolkit.texts().get(entry.title()) + ": " + titleOf(guest), entry.run()));
        }
    }

    private static String titleOf(InventoryItem item) {
        return item instanceof GuestItem guest ? guest.vmid() + " " + guest.name() : item.name();
    }
}
