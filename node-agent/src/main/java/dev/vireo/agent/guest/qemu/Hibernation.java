// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.guest.qemu;

import dev.vireo.agent.guest.Guest;
import dev.vireo.agent.guest.GuestStore;
import dev.vireo.agent.guest.qemu.process.QemuRuntime;
import dev.vireo.agent.guest.qemu.process.RunningVm;
import dev.vireo.agent.guest.qemu.volume.StateStorage;
import dev.vireo.agent.storage.NewVolume;
import dev.vireo.agent.storage.Storages;
import dev.vireo.agent.storage.image.ImageFormat;
import dev.vireo.agent.task.Intent;
import dev.vireo.agent.task.TaskContext;
import dev.vireo.agent.task.Undo;
import dev.vireo.agent.task.Uninterrupted;
import dev.vireo.model.api.ApiException;
import dev.vireo.model.guest.VmOptions;
import dev.vireo.model.id.StorageId;
import dev.vireo.model.id.Vmid;
import dev.vireo.model.id.VolumeId;
import dev.vireo.model.option.ByteSize;
import java.io.IOException;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Saves a running guest's memory on a disk and ends it; starts it again where it was. Callers hold the guest. */
final class Hibernation {
    /** Names the intent of a guest that is being saved. */
    static final String SAVE_INTENT = "suspend-vm";
    /** Names the intent of a guest that goes on from what was saved. */
    static final String RESUME_INTENT = "resume-vm";

    private static final long MEBIBYTE = 1L << 20;
    /** State of devices beside the memory, video memory included. */
    private static final long DEVICES = 512 * MEBIBYTE;

    private final GuestStore guests;
    private final Storages storages;
    private final StateStorage place;
    private final VmStarter starter;
    private final QemuRuntime runtime;
    private final MemoryTransfer transfer;
    private final InstantSource clock;

    Hibernation(
            GuestStore guests,
            Storages storages,
            VmStarter starter,
            QemuRuntime runtime,
            MemoryTransfer transfer,
            InstantSource clock) {
        this.guests = guests;
        this.storages = storages;
        this.place = new StateStorage(guests, storages);
        this.starter = starter;
        this.runtime = runtime;
        this.transfer = transfer;
        this.clock = clock;
    }

    /** Whether a guest's memory lies on a disk. */
    boolean isSaved(Vmid vmid) {
        return SavedMemory.volume(guests.require(vmid).options()).isPresent();
    }

    /** Saves a guest and ends it. If that fails, it goes on. */
    void save(RunningVm vm, Optional<StorageId> asked, TaskContext task) throws IOException, InterruptedException {
        Vmid vmid = vm.vmid();
        MemoryObstacles.check(guests.require(vmid).options(), "shut the guest down instead");
        StorageId storage = place.of(vmid, asked);
        KeptShape shape = KeptShape.of(vm);
        boolean ran = runtime.status(vm).equals("running");
        Intent intent = task.intend(SAVE_INTENT, Map.of("vmid", vmid.toString(), "ran", Boolean.toString(ran)));
        List<Intent> volumeIntents = new ArrayList<>();
        try (Undo undo = new Undo(task)) {
            task.step("suspend.lock");
            lock(vmid, undo);
            task.step("suspend.allocate");
            VolumeId volume = allocate(vmid, storage, volumeIntents, undo, task);
            task.step("suspend.hold");
            hold(vm, ran, undo);
            task.step("suspend.save");
            undo.add("save the memory", () -> vm.askToEnd("migrate_cancel", Map.of()));
            transfer.save(vm, storages.path(volume), task);
            task.step("suspend.commit");
            commit(vmid, volume, shape);
            undo.clear();
            task.step("suspend.committed");
            volumeIntents.forEach(task::fulfil);
            task.line("The memory of VM " + vmid + " lies on '" + volume + "'");
        }
        Uninterrupted.run(() -> runtime.stop(vm));
        task.step("suspend.stopped");
        task.fulfil(intent);
    }

    private void lock(Vmid vmid, Undo undo) {
        Guest guest = guests.require(vmid);
        guests.replace(guest, guest.config().withOptions(guest.options().with(VmOptions.LOCK, SavedMemory.SUSPENDING)));
        undo.add("lock VM " + vmid, () -> unlock(guests.require(vmid)));
    }

    private void unlock(Guest guest) {
        guests.replace(guest, guest.config().withOptions(guest.options().without(VmOptions.LOCK.name())));
    }

    private VolumeId allocate(Vmid vmid, StorageId storage, List<Intent> intents, Undo undo, TaskContext task) {
        long size = guests.require(vmid).options().require(VmOptions.MEMORY) * MEBIBYTE + DEVICES;
        String date = clock.instant().atZone(ZoneOffset.UTC).toLocalDate().toString();
        NewVolume wanted = NewVolume.of(vmid, new ByteSize(size))
                .in(ImageFormat.RAW)
                .named("vm-" + vmid + "-state-suspend-" + date + ".raw");
        VolumeId made = storages.use(storage)
                .allocate(
                        wanted,
                        volume -> intents.add(task.intend(DiskAllocation.INTENT, Map.of("volume", volume.toString()))));
        undo.add("make volume " + made, () -> storages.holding(made).free(made));
        return made;
    }

    private static void hold(RunningVm vm, boolean ran, Undo undo) throws IOException {
        vm.ask("stop", Map.of());
        if (ran) {
            undo.add("hold VM " + vm.vmid(), () -> vm.askToEnd("cont", Map.of()));
        }
    }

    private void commit(Vmid vmid, VolumeId volume, KeptShape shape) {
        Guest guest = guests.require(vmid);
        guests.replace(guest, guest.config().withOptions(SavedMemory.add(guest.options(), volume, shape)));
    }

    /**
     * Starts a guest where it was. From the moment at which its configuration forgets what was saved, that is never used
     * again: the guest's disks go on.
     */
    void resume(Vmid vmid, TaskContext task) throws IOException, InterruptedException {
        Guest saved = guests.require(vmid);
        VolumeId volume = SavedMemory.volume(saved.options())
                .orElseThrow(() -> ApiException.failed("VM " + vmid + " has no saved memory"));
        Intent intent = task.intend(RESUME_INTENT, Map.of("vmid", vmid.toString(), "volume", volume.toString()));
        task.step("resume.launch");
        RunningVm vm = starter.startForMemory(vmid, KeptShape.read(saved.options()), task);
        boolean goesOn = false;
        try {
            transfer.load(vm, storages.path(volume));
            task.step("resume.commit");
            forget(vmid);
            task.step("resume.continue");
            vm.askToEnd("cont", Map.of());
            goesOn = true;
            task.step("resume.continued");
        } finally {
            if (!goesOn) {
                giveUp(vm, saved, task);
            }
        }
        storages.holding(volume).free(volume);
        task.step("resume.freed");
        task.fulfil(intent);
        task.line("VM " + vmid + " goes on from '" + volume + "'");
    }

    private void forget(Vmid vmid) {
        Guest guest = guests.require(vmid);
        guests.replace(guest, guest.config().withOptions(SavedMemory.remove(guest.options())));
    }

    /**
     * Where its processors surely never ran, what was saved is still right. Else it is never used again, as the disks may
     * have gone on: the machine is left as it is, and the next start of the agent settles it.
     */
    private void giveUp(RunningVm vm, Guest saved, TaskContext task) {
        boolean isForgotten = !isSaved(saved.vmid());
        if (isForgotten && !runtime.isHeld(vm)) {
            task.unsettled("VM " + saved.vmid() + " may have gone on already; its saved memory is not used again");
            return;
        }
        Uninterrupted.run(() -> runtime.stop(vm));
        if (isForgotten) {
            guests.replace(guests.require(saved.vmid()), saved.config());
        }
    }
}
