// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.tour;

import dev.vireo.desktop.inventory.StorageItem;
import dev.vireo.desktop.storage.Volume;
import java.util.List;

/** A storage's tabs and their dialogs. */
final class StorageStops {
    private static final String VOLUMES = "storage-volumes";

    private final TourWindow window;
    private final Pointer pointer;
    private final Dialogs dialogs;

    StorageStops(TourWindow window, Pointer pointer) {
        this.window = window;
        this.pointer = pointer;
        this.dialogs = new Dialogs(window, pointer);
    }

    List<Stop> of(StorageItem storage) {
        return List.of(
                Stop.screen("storage-summary", () -> window.visit(storage, "summary")),
                Stop.screen("storage-content", () -> window.visit(storage, "content"))
                        .with(this::content));
    }

    private List<Stop> content() {
        return List.of(
                dialogs.behind("storage-content-download", "storage-download"),
                dialogs.dialog("storage-content-notes", () -> {
                    pointer.select(
                            VOLUMES, Volume.class, volume -> volume.content().equals("backup"));
                    pointer.press("storage-notes");
                }),
                dialogs.dialog("storage-content-remove", () -> {
                    pointer.select(VOLUMES, 0);
                    pointer.press("storage-delete");
                }),
                Stop.inFront(
                        "storage-content-none",
                        Frame.WINDOW,
                        () -> pointer.type("storage-filter", ""),
                        () -> pointer.type("storage-filter", "no such name")));
    }
}
