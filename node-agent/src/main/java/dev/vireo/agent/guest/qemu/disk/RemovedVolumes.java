// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.guest.qemu.disk;

import dev.vireo.agent.guest.Guest;
import dev.vireo.agent.guest.GuestStore;
import dev.vireo.agent.storage.Storages;
import dev.vireo.agent.task.Intent;
import dev.vireo.agent.task.TaskContext;
import dev.vireo.agent.task.Undo;
import dev.vireo.model.api.ApiException;
import dev.vireo.model.guest.VmOptions;
import dev.vireo.model.id.VolumeId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Volumes that go with the keys {@code unusedN} that a change removes. What a snapshot or a linked clone needs is never
 * removed. The configuration is written between {@link #intend} and {@link #free}.
 */
public final class RemovedVolumes {
    /** Names the intent of a volume that goes once no configuration names it. */
    static final String INTENT = "remove-volume";

    private final GuestStore guests;
    private final Storages storages;
    private final Map<VolumeId, Intent> going = new LinkedHashMap<>();

    /** @param storages where the volumes lie */
    public RemovedVolumes(GuestStore guests, Storages storages) {
        this.guests = guests;
        this.storages = storages;
    }

    /** Refuses to remove keys whose volumes are needed. */
    public void check(Guest guest, Collection<String> keys) {
        for (String key : keys) {
            if (VmOptions.UNUSED.member(key).isPresent()) {
                DiskEntry.find(guest.options(), key).ifPresent(disk -> requireRemovable(guest, disk));
            }
        }
    }

    private void requireRemovable(Guest guest, DiskEntry disk) {
        if (guest.options().isSet(VmOptions.PROTECTION)) {
            throw ApiException.failed(
                    "can't remove '" + disk.volume() + "' of VM " + guest.vmid() + " - protection mode enabled");
        }
        new DiskUses(guests).requireFree(guest, disk.volume());
    }

    /** Writes down which volumes go with those keys, and strikes that out if the change fails. */
    public void intend(Guest guest, Collection<String> keys, TaskContext task, Undo undo) {
        for (String key : keys) {
            if (VmOptions.UNUSED.member(key).isPresent()) {
                DiskEntry.find(guest.options(), key)
                        .filter(disk -> disk.isOwnedBy(guest))
                        .ifPresent(disk -> intend(disk.volume(), task, undo));
            }
        }
    }

    private void intend(VolumeId volume, TaskContext task, Undo undo) {
        Intent intent = task.intend(INTENT, Map.of("volume", volume.toString()));
        going.put(volume, intent);
        undo.add("remove volume " + volume, () -> task.fulfil(intent));
    }

    /** Removes those that no configuration names any more. */
    public void free(TaskContext task) {
        DiskUses uses = new DiskUses(guests);
        for (Map.Entry<VolumeId, Intent> entry : new ArrayList<>(going.entrySet())) {
            VolumeId volume = entry.getKey();
            if (!uses.isReferenced(volume)) {
                task.step("remove.free");
                storages.holding(volume).free(volume);
                task.step("remove.freed");
                task.line("Removed volume '" + volume + "'");
            }
            task.fulfil(entry.getValue());
        }
    }
}
