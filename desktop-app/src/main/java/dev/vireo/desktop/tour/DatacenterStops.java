// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.tour;

import dev.vireo.desktop.inventory.Datacenter;
import java.util.List;
import javafx.scene.control.TextInputControl;

/** A datacenter's tabs, its storages' dialogs, and what belongs to the window as a whole. */
final class DatacenterStops {
    private final TourWindow window;
    private final Pointer pointer;
    private final Dialogs dialogs;

    DatacenterStops(TourWindow window, Pointer pointer) {
        this.window = window;
        this.pointer = pointer;
        this.dialogs = new Dialogs(window, pointer);
    }

    List<Stop> of(Datacenter datacenter) {
        return List.of(
                Stop.screen("datacenter-summary", () -> window.visit(datacenter, "summary"))
                        .with(() -> List.of(dialogs.menu("datacenter-menu", datacenter), userMenu(), command())),
                Stop.screen("datacenter-storages", () -> window.visit(datacenter, "storages"))
                        .with(this::storages),
                Stop.screen("datacenter-mappings", () -> window.visit(datacenter, "mappings"))
                        .with(this::mappings),
                Stop.screen("datacenter-tasks", () -> window.visit(datacenter, "tasks")));
    }

    private List<Stop> storages() {
        return List.of(
                dialogs.behind("storage-add", "storage-add"),
                dialogs.dialog("storage-edit", () -> {
                    pointer.select("storage-list", 0);
                    pointer.press("storage-edit");
                }),
                dialogs.dialog("storage-remove", () -> {
                    pointer.select("storage-list", 0);
                    pointer.press("storage-remove");
                }));
    }

    private List<Stop> mappings() {
        return List.of(
                dialogs.behind("mapping-add-directory", "mapping-add", "mapping-add-dir"),
                dialogs.behind("mapping-add-pci", "mapping-add", "mapping-add-pci"),
                dialogs.behind("mapping-add-usb", "mapping-add", "mapping-add-usb"),
                dialogs.dialog("mapping-edit", () -> {
                    pointer.select("mapping-list", 0);
                    pointer.press("mapping-edit");
                }),
                dialogs.dialog("mapping-remove", () -> {
                    pointer.select("mapping-list", 0);
                    pointer.press("mapping-remove");
                }));
    }

    private Stop userMenu() {
        return Stop.inFront("user-menu", Frame.MENU, pointer::closeMenu, () -> pointer.open("user-menu"));
    }

    private Stop command() {
        return Stop.inFront(
                "command-menu",
                Frame.MENU,
                () -> {
                    pointer.closeMenu();
                    pointer.type("command", "");
                    pointer.scene().getRoot().requestFocus();
                },
                () -> {
                    pointer.find("command", TextInputControl.class).requestFocus();
                    pointer.type("command", "e");
                });
    }
}
