// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.guest.qemu;

import dev.vireo.agent.guest.Guest;
import dev.vireo.agent.guest.GuestStore;
import dev.vireo.agent.guest.qemu.disk.DiskUses;
import dev.vireo.agent.storage.Storages;
import dev.vireo.agent.storage.VolumeUsers;
import dev.vireo.agent.task.Intent;
import dev.vireo.agent.task.Sweeper;
import dev.vireo.agent.task.TaskLog;
import dev.vireo.model.id.Vmid;
import dev.vireo.model.id.VolumeId;
import java.util.List;
import java.util.Optional;

/** Repairs what interrupted creations and removals left. */
public final class VmSweepers {
    private final GuestStore guests;
    private final Storages storages;
    private final VolumeUsers users;

    /**
     * @param storages where volumes lie that no configuration names
     * @param users tells whether a guest of another kind has a volume: its number may have gone to one since
     */
    public VmSweepers(GuestStore guests, Storages storages, VolumeUsers users) {
        this.users = users;
        this.guests = guests;
        this.storages = storages;
    }

    /** One for each kind of intent. */
    public List<Sweeper> all() {
        return List.of(
                Sweeper.of(DiskAllocation.INTENT, this::sweepVolume),
                Sweeper.of(CreateVm.INTENT, this::sweepCreation),
                Sweeper.of(DestroyVm.INTENT, this::finishRemoval));
    }

    /** A volume that no configuration came to name has no owner: it goes. */
    private void sweepVolume(Intent intent, TaskLog log) {
        VolumeId volume = VolumeId.parse(intent.detail("volume"));
        if (!new DiskUses(guests).isReferenced(volume) && users.userOf(volume).isEmpty()) {
            storages.holding(volume).free(volume);
            log.line("Removed volume '" + volume + "', which no guest came to own");
        }
    }

    /** A reservation that no machine followed is given up. */
    private void sweepCreation(Intent intent, TaskLog log) {
        Vmid vmid = Vmid.parse(intent.detail("vmid"));
        Optional<Guest> reserved =
                guests.find(vmid).filter(guest -> guest.lock().equals(Optional.of(CreateVm.LOCK)));
        reserved.ifPresent(guest -> {
            guests.delete(guest);
            log.line("Gave VMID " + vmid + " back");
        });
    }

    /** A removal that began is finished: some disks may be gone already. */
    private void finishRemoval(Intent intent, TaskLog log) {
        Vmid vmid = Vmid.parse(intent.detail("vmid"));
        intent.detail("volumes")
                .lines()
                .map(VolumeId::parse)
                .forEach(volume -> storages.holding(volume).free(volume));
        guests.find(vmid).ifPresent(guests::delete);
        log.line("Finished the removal of VM " + vmid);
    }
}
