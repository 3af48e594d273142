// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.guest.qemu.volume;

import dev.vireo.agent.guest.Guest;
import dev.vireo.agent.guest.GuestStore;
import dev.vireo.agent.storage.Storages;
import dev.vireo.model.api.ApiException;
import dev.vireo.model.id.StorageId;
import dev.vireo.model.id.Vmid;
import dev.vireo.model.id.VolumeId;
import dev.vireo.model.storage.ContentType;
import java.util.Optional;

/** Where a guest's memory is saved: as asked, else by its key, else where its disks are, else {@code local}. */
public final class StateStorage {
    private final GuestStore guests;
    private final Storages storages;

    /** @param storages those there are */
    public StateStorage(GuestStore guests, Storages storages) {
        this.guests = guests;
        this.storages = storages;
    }

    /**
     * The storage for a guest's memory.
     *
     * @param asked the storage that the caller names, if any
     * @throws ApiException if that storage takes no images
     */
    public StorageId of(Vmid vmid, Optional<StorageId> asked) {
        Guest guest = guests.require(vmid);
        StorageId chosen = asked.or(() -> Optional.ofNullable(guest.options().raw("vmstatestorage"))
                        .map(StorageId::parse))
                .or(() -> firstOf(guest))
                .orElse(Storages.LOCAL);
        if (!takesImages(chosen)) {
            throw ApiException.badParameter("statestorage", "storage '" + chosen + "' does not take disk images");
        }
        return chosen;
    }

    private Optional<StorageId> firstOf(Guest guest) {
        return GuestVolumes.owned(guest.options()).values().stream()
                .map(VolumeId::storage)
                .filter(this::takesImages)
                .findFirst();
    }

    private boolean takesImages(StorageId storage) {
        return storages.config(storage).content().contains(ContentType.IMAGES);
    }
}
