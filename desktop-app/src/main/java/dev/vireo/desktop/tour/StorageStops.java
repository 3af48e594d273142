// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.tour;

import dev.vireo.desktop.inventory.StorageItem;
import dev.vireo.desktop.storage.Volume;
import java.nio.file.Path;
import java.util.List;

/** A storage's tabs and their dialogs. */
final class StorageStops {
    private static final String VOLUMES = "storage-volumes";
    /** Bytes that no checksum is through with while the tour looks. */
    private static final long LARGE = 64L << 30;

    private final TourWindow window;
    private final Pointer pointer;
    private final Dialogs dialogs;
    private final Path folder;

    /** @param folder where files that are uploaded may lie for a while */
    StorageStops(TourWindow window, Pointer pointer, Path folder) {
        this.window = window;
        this.pointer = pointer;
        this.folder = folder;
        this.dialogs = new Dialogs(window, pointer);
    }

    List<Stop> of(StorageItem storage) {
        return List.of(
                Stop.screen("storage-summary", () -> window.visit(storage, "summary")),
                Stop.screen("storage-content", () -> window.visit(storage, "content"))
                        .with(() -> content(storage)));
    }

    private List<Stop> content(StorageItem storage) {
        return List.of(
                dialogs.behind("storage-content-rescan", "storage-rescan"),
                uploads(storage),
                templateName(storage),
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

    /** What is asked before an archive is sent that no template can be called like; it is not sent. */
    private Stop templateName(StorageItem storage) {
        Path archive = folder.resolve("Alpine 3.20.TGZ");
        return dialogs.dialog(
                "storage-content-template-name", () -> window.upload(storage, List.of(Samples.hollow(archive, 1))));
    }

    /** One file that is under way for long, as it is large, and one that is refused, as it is empty. Nothing arrives. */
    private Stop uploads(StorageItem storage) {
        Path large = folder.resolve("installation-dvd.iso");
        Path empty = folder.resolve("empty.iso");
        return Stop.inFront(
                "storage-content-uploads",
                Frame.WINDOW,
                () -> {
                    pointer.pressAll("upload-end");
                    Samples.remove(large);
                    Samples.remove(empty);
                },
                () -> window.upload(storage, List.of(Samples.hollow(large, LARGE), Samples.hollow(empty, 0))));
    }
}
