// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.guest.qemu.disk;

import dev.vireo.agent.guest.Guest;
import dev.vireo.agent.guest.GuestLocks;
import dev.vireo.agent.guest.GuestStore;
import dev.vireo.agent.guest.qemu.capability.HostCapabilities;
import dev.vireo.agent.guest.qemu.process.QemuRuntime;
import dev.vireo.agent.guest.qemu.process.RunningVm;
import dev.vireo.agent.storage.Storages;
import dev.vireo.model.api.ApiException;
import dev.vireo.model.guest.VmOptions;
import dev.vireo.model.id.Vmid;
import dev.vireo.model.id.VolumeId;
import dev.vireo.model.option.ByteSize;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What all work on disks needs.
 *
 * @param guests configurations
 * @param locks one task at a time works on a guest
 * @param storages where volumes lie
 * @param runtime machines that run
 * @param capabilities what the node's QEMU can do
 */
public record VmDisks(
        GuestStore guests,
        GuestLocks locks,
        Storages storages,
        QemuRuntime runtime,
        Supplier<HostCapabilities> capabilities) {
    /** The guest, if it may be changed now and is as the caller has read it. */
    Guest requireChangeable(Vmid vmid, boolean ignoresLock, Optional<String> digest) {
        Guest guest = guests.require(vmid);
        if (!ignoresLock) {
            guest.requireUnlocked();
        }
        guest.requireUnchanged(digest);
        return guest;
    }

    /** Refuses to write a template's disk. */
    static void requireNoTemplate(Guest guest, DiskEntry disk) {
        if (guest.options().isSet(VmOptions.TEMPLATE) || disk.isBase()) {
            throw ApiException.failed(
                    disk.key() + " is a disk of a template, which never changes; make a clone and change that");
        }
    }

    /** The machine that has the disk open just now, if one runs. */
    Optional<RunningVm> userOf(Guest guest, DiskEntry disk) {
        return disk.isUnused() ? Optional.empty() : runtime.find(guest.vmid());
    }

    /** The size that the volume has in truth. */
    ByteSize sizeOf(VolumeId volume) {
        return new ByteSize(storages.holding(volume).inspect(volume).size());
    }

    /** Writes a disk's key into the present configuration. */
    void commit(Guest guest, DiskEntry disk) {
        guests.replace(guest, guest.config().withOptions(disk.in(guest.options())));
    }

    DiskUses uses() {
        return new DiskUses(guests);
    }
}
