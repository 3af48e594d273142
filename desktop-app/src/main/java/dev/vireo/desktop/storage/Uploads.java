// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.storage;

import dev.vireo.desktop.form.Sentence;
import dev.vireo.desktop.fx.Background;
import dev.vireo.desktop.inventory.Datacenter;
import dev.vireo.desktop.inventory.StorageItem;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** The uploads to all storages: they go on, and are found again, whatever is looked at meanwhile. Lives on the FX thread. */
public final class Uploads {
    private final Background background;
    private final InstantSource clock;
    private final BiConsumer<Datacenter, String> begun;
    private final Consumer<Sentence> failed;
    private final Map<StorageCalls, StorageUploads> byPlace = new HashMap<>();

    /**
     * No uploads yet.
     *
     * @param clock tells how fast they are
     * @param begun is told the task that ends each upload
     * @param failed is told why an upload failed that nobody looks at
     */
    public Uploads(
            Background background,
            InstantSource clock,
            BiConsumer<Datacenter, String> begun,
            Consumer<Sentence> failed) {
        this.background = background;
        this.clock = clock;
        this.begun = begun;
        this.failed = failed;
    }

    /** The uploads to a storage. */
    public StorageUploads of(StorageItem storage) {
        byPlace.values().removeIf(StorageUploads::isIdle);
        return byPlace.computeIfAbsent(
                StorageCalls.of(storage),
                place -> new StorageUploads(
                        place, background, clock, upid -> begun.accept(storage.datacenter(), upid), failed));
    }
}
