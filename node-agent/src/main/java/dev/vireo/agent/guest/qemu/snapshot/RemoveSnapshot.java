// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.guest.qemu.snapshot;

import dev.vireo.agent.guest.Guest;
import dev.vireo.agent.guest.GuestLocks;
import dev.vireo.agent.guest.SnapshotConfigApi;
import dev.vireo.agent.guest.qemu.VmWork;
import dev.vireo.agent.task.Intent;
import dev.vireo.agent.task.TaskContext;
import dev.vireo.agent.task.Undo;
import dev.vireo.model.api.ApiException;
import dev.vireo.model.guest.GuestConfig;
import dev.vireo.model.guest.SnapshotKeys;
import dev.vireo.model.id.SnapshotName;
import dev.vireo.model.id.Vmid;
import dev.vireo.model.option.Options;
import java.io.IOException;
import java.util.Map;

/** Removes a snapshot. From its first step on nobody can go back to it; a removal that failed can be asked for again. */
final class RemoveSnapshot {
    /** Names the intent of a snapshot that is to go. */
    static final String INTENT = "remove-snapshot";

    private final VmWork.Tools tools;
    private final SnapshotDisks disks;
    private final SavedMemory memory;
    private final ConfigChange change;

    RemoveSnapshot(VmWork.Tools tools, SnapshotDisks disks, SavedMemory memory) {
        this.tools = tools;
        this.disks = disks;
        this.memory = memory;
        this.change = new ConfigChange(tools.guests());
    }

    /** Refuses what could not be removed. */
    void check(Vmid vmid, SnapshotName name) {
        Guest guest = tools.guests().require(vmid);
        guest.requireUnlocked();
        SnapshotConfigApi.require(guest.config(), name);
    }

    /**
     * The work of the task {@code qmdelsnapshot}.
     *
     * @param forgets whether the snapshot leaves the configuration although a part of it could not be removed
     */
    void run(Vmid vmid, SnapshotName name, boolean forgets, TaskContext task) throws IOException, InterruptedException {
        try (GuestLocks.Held held = tools.locks().hold(vmid)) {
            check(vmid, name);
            Intent intent = task.intend(INTENT, Map.of("vmid", vmid.toString(), "name", name.name()));
            try (Undo undo = new Undo(task)) {
                change.apply(
                        vmid, config -> SnapshotSections.beginRemoval(config, name), "snapshot-delete.begin", task);
                undo.add("hold the guest", () -> change.apply(vmid, SnapshotSections::unlock));
                removeParts(vmid, name, forgets, task);
                change.apply(vmid, config -> SnapshotSections.remove(config, name), "snapshot-delete.commit", task);
                undo.clear();
            }
            task.fulfil(intent);
        }
    }

    private void removeParts(Vmid vmid, SnapshotName name, boolean forgets, TaskContext task) throws IOException {
        try {
            removeParts(vmid, name);
        } catch (ApiException | IOException e) {
            if (!forgets) {
                throw e;
            }
            task.warn("a part of the snapshot could not be removed and is forgotten: " + e.getMessage());
        }
        task.step("snapshot-delete.parts-removed");
    }

    private void removeParts(Vmid vmid, SnapshotName name) throws IOException {
        GuestConfig config = tools.guests().require(vmid).config();
        Options kept = SnapshotConfigApi.require(config, name).options();
        disks.remove(tools.runtime().findAlive(vmid), config.options(), kept, name);
        kept.get(SnapshotKeys.MEMORY).ifPresent(memory::free);
    }

    /** Finishes a removal that was cut off. */
    void finish(Vmid vmid, SnapshotName name) throws IOException {
        removeParts(vmid, name);
        change.apply(vmid, config -> SnapshotSections.remove(config, name));
    }
}
