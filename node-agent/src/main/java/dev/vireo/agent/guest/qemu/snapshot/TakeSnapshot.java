// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.guest.qemu.snapshot;

import dev.vireo.agent.guest.Guest;
import dev.vireo.agent.guest.GuestLocks;
import dev.vireo.agent.guest.qemu.KeptShape;
import dev.vireo.agent.guest.qemu.MemoryObstacles;
import dev.vireo.agent.guest.qemu.VmWork;
import dev.vireo.agent.guest.qemu.process.RunningVm;
import dev.vireo.agent.task.Intent;
import dev.vireo.agent.task.TaskContext;
import dev.vireo.agent.task.Undo;
import dev.vireo.model.api.ApiException;
import dev.vireo.model.guest.SnapshotKeys;
import dev.vireo.model.guest.VmOptions;
import dev.vireo.model.id.SnapshotName;
import dev.vireo.model.id.Vmid;
import dev.vireo.model.id.VolumeId;
import dev.vireo.model.option.Options;
import java.io.IOException;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;

/** Takes a snapshot: its section first, then memory and disks, then the section is declared whole. */
final class TakeSnapshot {
    /** Names the intent of a snapshot that is not whole yet. */
    static final String INTENT = "take-snapshot";

    private final VmWork.Tools tools;
    private final SnapshotDisks disks;
    private final SavedMemory memory;
    private final GuestQuiesce quiesce;
    private final InstantSource clock;
    private final ConfigChange change;

    TakeSnapshot(
            VmWork.Tools tools, SnapshotDisks disks, SavedMemory memory, GuestQuiesce quiesce, InstantSource clock) {
        this.tools = tools;
        this.disks = disks;
        this.memory = memory;
        this.quiesce = quiesce;
        this.clock = clock;
        this.change = new ConfigChange(tools.guests());
    }

    /** What is asked for. */
    record Wish(Vmid vmid, SnapshotName name, String notes, boolean withMemory) {}

    /** Refuses what could not be taken. */
    Guest check(Wish wish) {
        Guest guest = tools.guests().require(wish.vmid);
        guest.requireUnlocked();
        if (guest.options().isSet(VmOptions.TEMPLATE)) {
            throw ApiException.failed("VM " + wish.vmid + " is a template: it never changes and needs no snapshot");
        }
        boolean isTaken =
                guest.config().snapshots().keySet().stream().anyMatch(name -> name.equalsIgnoreCase(wish.name.name()));
        if (isTaken) {
            throw ApiException.badParameter("snapname", "snapshot name '" + wish.name + "' already used");
        }
        if (wish.withMemory && tools.runtime().find(wish.vmid).isPresent()) {
            MemoryObstacles.check(guest.options(), "take the snapshot without the memory (vmstate=0)");
        }
        disks.requireSupported(guest.options());
        disks.requireUnknown(guest.options(), wish.name);
        return guest;
    }

    /** The work of the task {@code qmsnapshot}. */
    void run(Wish wish, TaskContext task) throws IOException, InterruptedException {
        try (GuestLocks.Held held = tools.locks().hold(wish.vmid)) {
            Guest guest = check(wish);
            Optional<RunningVm> vm = tools.runtime().find(wish.vmid);
            if (wish.withMemory && vm.isEmpty()) {
                task.line("The machine does not run: there is no memory to keep");
            }
            Optional<VolumeId> volume = wish.withMemory && vm.isPresent()
                    ? Optional.of(memory.volumeFor(wish.vmid, guest.options(), wish.name))
                    : Optional.empty();
            Intent intent = task.intend(INTENT, Map.of("vmid", wish.vmid.toString(), "name", wish.name.name()));
            try (Undo undo = new Undo(task)) {
                begin(wish, vm, volume, task, undo);
                keep(wish, guest.options(), vm, volume, task, undo);
                change.apply(wish.vmid, config -> SnapshotSections.commit(config, wish.name), "snapshot.commit", task);
                undo.clear();
            }
            task.fulfil(intent);
        }
    }

    private void begin(Wish wish, Optional<RunningVm> vm, Optional<VolumeId> volume, TaskContext task, Undo undo)
            throws IOException {
        Options own = Options.EMPTY.with(SnapshotKeys.TIME, clock.instant().getEpochSecond());
        if (volume.isPresent()) {
            own = KeptShape.of(vm.orElseThrow()).addTo(own.with(SnapshotKeys.MEMORY, volume.get()));
        }
        Options complete = own;
        change.apply(
                wish.vmid,
                config -> SnapshotSections.begin(config, wish.name, complete, wish.notes),
                "snapshot.begin",
                task);
        undo.add(
                "begin snapshot", () -> change.apply(wish.vmid, config -> SnapshotSections.abandon(config, wish.name)));
    }

    private void keep(
            Wish wish, Options options, Optional<RunningVm> vm, Optional<VolumeId> volume, TaskContext task, Undo undo)
            throws IOException, InterruptedException {
        if (volume.isPresent()) {
            memory.allocate(wish.vmid, volume.get());
            undo.add("make volume " + volume.get(), () -> memory.free(volume.get()));
        }
        undo.add("keep disks", () -> forget(wish, options, undo));
        task.step("snapshot.keep");
        if (volume.isPresent()) {
            RunningVm running = vm.orElseThrow();
            memory.save(running, volume.get(), wish.name, SnapshotDisks.nodes(running, options));
            task.line("Kept the memory in '" + volume.get() + "'");
        } else if (vm.isPresent()) {
            try (GuestQuiesce.Held frozen = quiesce.hold(wish.vmid, options, task)) {
                disks.take(vm, options, wish.name);
            }
        } else {
            disks.take(vm, options, wish.name);
        }
        task.step("snapshot.kept");
    }

    /** What cannot be taken out of the disks is left with its section, by which the agent's next start finds it. */
    private void forget(Wish wish, Options options, Undo undo) throws IOException {
        boolean isForgotten = false;
        try {
            disks.remove(tools.runtime().findAlive(wish.vmid), options, options, wish.name);
            isForgotten = true;
        } finally {
            if (!isForgotten) {
                undo.clear();
            }
        }
    }
}
