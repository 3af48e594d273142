// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.guest.qemu.snapshot;

import dev.vireo.agent.guest.Guest;
import dev.vireo.agent.guest.GuestLocks;
import dev.vireo.agent.guest.SnapshotConfigApi;
import dev.vireo.agent.guest.qemu.KeptShape;
import dev.vireo.agent.guest.qemu.VmWork;
import dev.vireo.agent.guest.qemu.process.RunningVm;
import dev.vireo.agent.task.Intent;
import dev.vireo.agent.task.TaskContext;
import dev.vireo.agent.task.Uninterrupted;
import dev.vireo.model.api.ApiException;
import dev.vireo.model.guest.SnapshotKeys;
import dev.vireo.model.guest.VmOptions;
import dev.vireo.model.id.SnapshotName;
import dev.vireo.model.id.Vmid;
import dev.vireo.model.id.VolumeId;
import dev.vireo.model.option.Options;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Makes a guest what it was: it is stopped, its disks and its configuration go back, and where the memory was kept it goes
 * on from there. Once the disks begin to go back there is only the way to the end, by the next start of the agent if need
 * be.
 */
final class RollBack {
    /** Names the intent of a guest that is to go back. */
    static final String INTENT = "roll-back";
    /** Names the intent of a machine that waits for its memory. */
    static final String RESUME_INTENT = "resume-memory";

    private static final String LOCK = "rollback";

    private final VmWork.Tools tools;
    private final SnapshotDisks disks;
    private final SavedMemory memory;
    private final ConfigChange change;

    RollBack(VmWork.Tools tools, SnapshotDisks disks, SavedMemory memory) {
        this.tools = tools;
        this.disks = disks;
        this.memory = memory;
        this.change = new ConfigChange(tools.guests());
    }

    /** Refuses where there is no way back. */
    Options check(Vmid vmid, SnapshotName name) {
        Guest guest = tools.guests().require(vmid);
        if (!guest.lock().equals(Optional.of(LOCK))) {
            // What holds it otherwise is a way back that failed: it is gone again, to any snapshot.
            guest.requireUnlocked();
        }
        if (guest.options().isSet(VmOptions.TEMPLATE)) {
            throw ApiException.failed("VM " + vmid + " is a template: its disks never change");
        }
        Options kept = SnapshotSections.requireWhole(guest.config(), name).options();
        disks.requireKnown(kept, name);
        kept.get(SnapshotKeys.MEMORY).ifPresent(this::requireThere);
        return kept;
    }

    private void requireThere(VolumeId volume) {
        if (!Files.exists(tools.storages().path(volume))) {
            throw ApiException.failed("the memory of the snapshot is gone: '" + volume + "' does not exist");
        }
    }

    /**
     * The work of the task {@code qmrollback}.
     *
     * @param starts whether a machine without kept memory is started afterwards
     */
    void run(Vmid vmid, SnapshotName name, boolean starts, TaskContext task) throws IOException, InterruptedException {
        try (GuestLocks.Held held = tools.locks().hold(vmid)) {
            Options kept = check(vmid, name);
            goBack(vmid, name, kept, task);
            Optional<VolumeId> volume = kept.get(SnapshotKeys.MEMORY);
            if (volume.isPresent()) {
                resume(vmid, name, kept, volume.get(), task);
            } else if (starts) {
                tools.starter().start(vmid, task);
            }
        }
    }

    private void goBack(Vmid vmid, SnapshotName name, Options kept, TaskContext task) {
        Intent intent = task.intend(INTENT, Map.of("vmid", vmid.toString(), "name", name.name()));
        change.apply(vmid, config -> SnapshotSections.lock(config, LOCK), "rollback.begin", task);
        end(vmid, task);
        boolean isBack = false;
        try {
            disks.rollBack(kept, name);
            change.apply(
                    vmid,
                    config -> SnapshotSections.rollBack(config, name, UUID.randomUUID()),
                    "rollback.commit",
                    task);
            isBack = true;
        } finally {
            if (!isBack) {
                task.unsettled("VM " + vmid + " is rolled back in part: roll it back again");
            }
        }
        task.fulfil(intent);
        task.line("VM " + vmid + " is what it was at '" + name + "'");
    }

    /** Nothing has a disk open when this returns; where the machine can't be ended, it was not touched. */
    private void end(Vmid vmid, TaskContext task) {
        Optional<RunningVm> vm = tools.runtime().findAlive(vmid);
        if (vm.isEmpty()) {
            return;
        }
        task.line("Stopping the machine: what it is now is given up");
        boolean hasEnded = false;
        try {
            Uninterrupted.run(() -> tools.runtime().stop(vm.get()));
            hasEnded = true;
        } finally {
            if (!hasEnded) {
                change.apply(vmid, SnapshotSections::unlock);
            }
        }
        task.step("rollback.stopped");
    }

    /** A machine that waits for its memory does nothing yet: if that fails it is stopped, and nothing is lost. */
    private void resume(Vmid vmid, SnapshotName name, Options kept, VolumeId volume, TaskContext task)
            throws IOException, InterruptedException {
        Intent intent = task.intend(RESUME_INTENT, Map.of("vmid", vmid.toString()));
        boolean goesOn = false;
        RunningVm vm = tools.starter().startHeld(vmid, KeptShape.read(kept), task);
        try {
            task.step("rollback.load-memory");
            memory.load(vm, volume, name);
            task.step("rollback.memory-loaded");
            vm.askToEnd("cont", Map.of());
            goesOn = true;
        } finally {
            if (!goesOn) {
                Uninterrupted.run(() -> tools.runtime().stop(vm));
            }
            task.fulfil(intent);
        }
        task.line("The machine goes on from its memory");
    }

    /** Finishes a way back that was cut off: a machine that still runs was not touched, a stopped one goes all the way. */
    String finish(Vmid vmid, SnapshotName name) {
        if (tools.runtime().findAlive(vmid).isPresent()) {
            change.apply(vmid, SnapshotSections::unlock);
            return "VM " + vmid + " was not rolled back and runs on";
        }
        Options kept = SnapshotConfigApi.require(tools.guests().require(vmid).config(), name)
                .options();
        disks.rollBack(kept, name);
        change.apply(vmid, config -> SnapshotSections.rollBack(config, name, UUID.randomUUID()));
        return "VM " + vmid + " was rolled back to '" + name + "' and is stopped";
    }
}
