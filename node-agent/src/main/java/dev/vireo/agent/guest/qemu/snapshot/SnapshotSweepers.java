// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.guest.qemu.snapshot;

import dev.vireo.agent.guest.Guest;
import dev.vireo.agent.guest.qemu.VmWork;
import dev.vireo.agent.guest.qemu.process.QmpJobs;
import dev.vireo.agent.guest.qemu.process.RunningVm;
import dev.vireo.agent.task.Intent;
import dev.vireo.agent.task.Sweeper;
import dev.vireo.agent.task.TaskLog;
import dev.vireo.agent.task.Uninterrupted;
import dev.vireo.model.guest.ConfigSection;
import dev.vireo.model.guest.SnapshotKeys;
import dev.vireo.model.id.SnapshotName;
import dev.vireo.model.id.Vmid;
import dev.vireo.model.option.Options;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Repairs what cut-off work on snapshots left. Machines that run must have been found before. */
final class SnapshotSweepers {
    private static final Set<String> WAITING = Set.of("prelaunch", "paused", "inmigrate", "restore-vm", "unknown");

    private final VmWork.Tools tools;
    private final SnapshotDisks disks;
    private final SavedMemory memory;
    private final RemoveSnapshot removal;
    private final RollBack back;
    private final ConfigChange change;

    SnapshotSweepers(
            VmWork.Tools tools, SnapshotDisks disks, SavedMemory memory, RemoveSnapshot removal, RollBack back) {
        this.tools = tools;
        this.disks = disks;
        this.memory = memory;
        this.removal = removal;
        this.back = back;
        this.change = new ConfigChange(tools.guests());
    }

    /** One for each kind of intent. */
    List<Sweeper> all() {
        return List.of(
                Sweeper.of(TakeSnapshot.INTENT, this::giveUpTaking),
                Sweeper.of(RemoveSnapshot.INTENT, this::finishRemoval),
                Sweeper.of(RollBack.INTENT, this::finishRollBack),
                Sweeper.of(RollBack.RESUME_INTENT, this::stopWaiting));
    }

    /** A snapshot that did not become whole is taken apart; one that became whole stays. */
    private void giveUpTaking(Intent intent, TaskLog log) throws IOException {
        Vmid vmid = vmid(intent);
        Optional<Guest> guest = tools.guests().find(vmid);
        Optional<ConfigSection> section = guest.flatMap(found -> found.config().snapshot(name(intent)));
        boolean isHalf = section.map(ConfigSection::options)
                .filter(options -> options.has(SnapshotKeys.STATE))
                .isPresent();
        if (!isHalf) {
            return;
        }
        Optional<RunningVm> vm = tools.runtime().findAlive(vmid);
        if (vm.isPresent()) {
            settle(vm.get());
        }
        Options kept = section.orElseThrow().options();
        disks.remove(vm, guest.orElseThrow().options(), kept, name(intent));
        kept.get(SnapshotKeys.MEMORY).ifPresent(memory::free);
        change.apply(vmid, config -> SnapshotSections.abandon(config, name(intent)));
        log.line("Removed the parts of the snapshot '" + name(intent) + "', which was not whole");
    }

    private void settle(RunningVm vm) throws IOException {
        new QmpJobs(vm).settle();
        try {
            memory.detach(vm);
        } catch (IOException e) {
            // Mostly it is not attached.
            if (vm.hasEnded()) {
                throw e;
            }
        }
    }

    private void finishRemoval(Intent intent, TaskLog log) throws IOException {
        Vmid vmid = vmid(intent);
        boolean hasBegun = isHeld(vmid, "snapshot-delete");
        if (hasBegun) {
            Optional<RunningVm> vm = tools.runtime().findAlive(vmid);
            if (vm.isPresent()) {
                settle(vm.get());
            }
            removal.finish(vmid, name(intent));
            log.line("Finished the removal of the snapshot '" + name(intent) + "'");
        }
    }

    private void finishRollBack(Intent intent, TaskLog log) {
        if (isHeld(vmid(intent), "rollback")) {
            log.line(back.finish(vmid(intent), name(intent)));
        }
    }

    /** Its memory may be loaded in part: it is stopped, and the snapshot can be gone back to again. */
    private void stopWaiting(Intent intent, TaskLog log) throws IOException {
        Optional<RunningVm> vm = tools.runtime().findAlive(vmid(intent));
        if (vm.isEmpty() || !WAITING.contains(tools.runtime().status(vm.get()))) {
            return;
        }
        Uninterrupted.run(() -> tools.runtime().stop(vm.get()));
        log.line("Stopped VM " + vmid(intent) + ", which did not get its memory back; roll back once more to go on");
    }

    private boolean isHeld(Vmid vmid, String lock) {
        return tools.guests().find(vmid).flatMap(Guest::lock).equals(Optional.of(lock));
    }

    private static Vmid vmid(Intent intent) {
        return Vmid.parse(intent.detail("vmid"));
    }

    private static SnapshotName name(Intent intent) {
        return SnapshotName.parse(intent.detail("name"));
    }
}
