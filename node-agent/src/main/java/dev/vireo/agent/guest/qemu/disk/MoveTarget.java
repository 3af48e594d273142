// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.guest.qemu.disk;

import dev.vireo.agent.guest.Guest;
import dev.vireo.agent.storage.Storage;
import dev.vireo.agent.storage.image.ImageFormat;
import dev.vireo.model.api.ApiException;
import dev.vireo.model.api.Arguments;
import dev.vireo.model.api.DiskEndpoints;
import dev.vireo.model.api.GuestEndpoints;
import dev.vireo.model.api.PathParameters;
import dev.vireo.model.id.StorageId;
import dev.vireo.model.storage.ContentType;
import java.util.Set;

/** Decides where a disk goes, and refuses what makes no sense. */
record MoveTarget(VmDisks disks) {
    /**
     * A move that can be made.
     *
     * @param disk as it is
     * @param storage where it goes
     * @param format that it gets
     * @param deletesOld whether the present volume goes
     */
    record Plan(Guest guest, DiskEntry disk, Storage storage, ImageFormat format, boolean deletesOld) {}

    Plan plan(Arguments arguments) {
        Guest guest = disks.requireChangeable(
                arguments.require(PathParameters.VMID), false, arguments.get(GuestEndpoints.DIGEST));
        DiskEntry disk = DiskEntry.require(guest, arguments.require(DiskEndpoints.DISK));
        VmDisks.requireNoTemplate(guest, disk);
        if (arguments.has(DiskEndpoints.TARGET_DISK) || arguments.has(DiskEndpoints.TARGET_DIGEST)) {
            throw ApiException.badParameter(
                    "target-disk", "is for a disk that another guest gets: name it by target-vmid");
        }
        requireStopped(guest, disk);
        Storage storage = storage(
                arguments.get(DiskEndpoints.STORAGE).orElse(disk.volume().storage()));
        ImageFormat format = format(arguments, disk, storage);
        boolean isSame = storage.config().id().equals(disk.volume().storage()) && format == disk.format();
        if (isSame) {
            throw ApiException.badParameter(
                    "storage",
                    "the disk is on storage '" + storage.config().id() + "' in the format " + format
                            + " already; give another storage or another format");
        }
        boolean deletesOld = arguments.isSet(DiskEndpoints.DELETE) && disk.isOwnedBy(guest);
        if (deletesOld) {
            disks.uses().requireFree(guest, disk.volume());
        }
        return new Plan(guest, disk, storage, format, deletesOld);
    }

    private void requireStopped(Guest guest, DiskEntry disk) {
        if (disk.key().equals("tpmstate0") && disks.userOf(guest, disk).isPresent()) {
            throw ApiException.failed("the TPM's state cannot be moved while the machine runs; stop it first");
        }
    }

    private Storage storage(StorageId id) {
        Storage storage = disks.storages().use(id);
        if (!storage.config().content().contains(ContentType.IMAGES)) {
            throw ApiException.badParameter("storage", "storage '" + id + "' does not take disk images");
        }
        return storage;
    }

    private static ImageFormat format(Arguments arguments, DiskEntry disk, Storage storage) {
        Set<ImageFormat> possible = storage.capabilities().formats();
        ImageFormat format = arguments
                .get(DiskEndpoints.FORMAT)
                .map(ImageFormat::parse)
                .orElseGet(() -> possible.contains(disk.format())
                        ? disk.format()
                        : possible.iterator().next());
        if (!possible.contains(format)) {
            throw ApiException.badParameter(
                    "format",
                    "storage '" + storage.config().id() + "' cannot keep the format " + format + ", only " + possible);
        }
        if (disk.key().equals("tpmstate0") && format != ImageFormat.RAW) {
            throw ApiException.badParameter(
                    "format",
                    "the state of a TPM can be kept raw alone, swtpm knows no other format - got '" + format + "'");
        }
        return format;
    }
}
