// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.tour;

import dev.vireo.desktop.inventory.InventoryItem;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;

/**
 * Dialogs, editors and menus in front of a screen.
 *
 * @param pointer opens them
 */
record Dialogs(TourWindow window, Pointer pointer) {
    /** A dialog; its folded part is pictured too, with the fold open. */
    Stop dialog(String name, Runnable... way) {
        return Stop.inFront(name, Frame.DIALOG, this::leave, way)
                .with(() -> pointer.has("operation-advanced") ? List.of(unfolded(name, way)) : List.of());
    }

    private Stop unfolded(String name, Runnable... way) {
        List<Runnable> all = new ArrayList<>(List.of(way));
        all.add(() -> pointer.press("operation-advanced"));
        return Stop.inFront(name + "-advanced", Frame.DIALOG, this::leave, all.toArray(Runnable[]::new));
    }

    /** A dialog that a button opens. */
    Stop behind(String name, String button) {
        return dialog(name, () -> pointer.press(button));
    }

    /** A dialog that an entry of a menu opens. */
    Stop behind(String name, String menu, String entry) {
        return dialog(name, () -> pointer.choose(menu, entry));
    }

    /** The menu of an item, and the dialogs that its entries open. */
    Stop menu(String name, InventoryItem item) {
        return Stop.inFront(name, Frame.MENU, pointer::closeMenu, () -> open(item))
                .with(() -> entries(name, item));
    }

    private List<Stop> entries(String name, InventoryItem item) {
        ContextMenu menu = window.menuOf(item);
        return menu == null
                ? List.of()
                : menu.getItems().stream()
                        .filter(Dialogs::asks)
                        .map(MenuItem::getId)
                        .map(id -> dialog(name + "-" + id.replace("guest-", "").replace("-entry", ""), () -> {
                            open(item);
                            pointer.choose(id);
                        }))
                        .toList();
    }

    /** By the ellipsis, as users know it; the import wizard is another part of the tour. */
    private static boolean asks(MenuItem entry) {
        String id = entry.getId();
        return id != null && entry.getText().endsWith("…") && !id.startsWith("import");
    }

    private void open(InventoryItem item) {
        ContextMenu menu = window.menuOf(item);
        if (menu == null) {
            throw new AbsentException("nothing can be done with " + item.name());
        }
        menu.show(pointer.scene().getWindow(), 400, 200);
    }

    /** What an entry asks is left by its own way out, if it has one. */
    private void leave() {
        if (pointer.has("operation-cancel")) {
            pointer.press("operation-cancel");
        } else {
            window.closeDialog();
        }
    }
}
