// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.guest.qemu.clone;

import dev.vireo.agent.guest.Guest;
import dev.vireo.agent.guest.GuestLocks;
import dev.vireo.agent.guest.qemu.VmWork;
import dev.vireo.agent.guest.qemu.process.RunningVm;
import dev.vireo.agent.guest.qemu.volume.GuestVolumes;
import dev.vireo.agent.task.Intent;
import dev.vireo.agent.task.TaskContext;
import dev.vireo.agent.task.Undo;
import dev.vireo.model.api.ApiException;
import dev.vireo.model.api.Arguments;
import dev.vireo.model.api.CloneEndpoints;
import dev.vireo.model.guest.ConfigSection;
import dev.vireo.model.guest.GuestConfig;
import dev.vireo.model.guest.SnapshotKeys;
import dev.vireo.model.guest.VmHardwareOptions;
import dev.vireo.model.guest.VmOptions;
import dev.vireo.model.guest.device.Disk;
import dev.vireo.model.id.SnapshotName;
import dev.vireo.model.id.Vmid;
import dev.vireo.model.id.VolumeId;
import dev.vireo.model.option.Options;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;

/** Makes a clone: reserves its VMID, makes its disks, commits its configuration. Its source is only read. */
final class CloneVm {
    /** Names the intent of a VMID that is reserved for a clone not yet made. */
    static final String INTENT = "clone-vm";
    /** What holds a clone while it is made. */
    static final String LOCK = "clone";

    private final VmWork.Tools tools;
    private final ClonedOptions keys;

    CloneVm(VmWork.Tools tools, ClonedOptions keys) {
        this.tools = tools;
        this.keys = keys;
    }

    /** Refuses what could not be made. */
    CloneWish check(Vmid source, Arguments arguments) {
        Guest guest = tools.guests().require(source);
        guest.requireUnlocked();
        CloneWish wish = CloneWish.read(guest, arguments);
        if (tools.guests().isTaken(wish.target())) {
            throw ApiException.failed(
                    "unable to create VM " + wish.target() + ": config file already exists; choose another VMID");
        }
        optionsOf(guest, wish.snapshot());
        return wish;
    }

    private static Options optionsOf(Guest guest, Optional<SnapshotName> snapshot) {
        if (snapshot.isEmpty()) {
            return guest.options();
        }
        ConfigSection section = guest.config().snapshots().get(snapshot.get().name());
        if (section == null || section.options().has(SnapshotKeys.STATE)) {
            throw ApiException.failed("snapshot '" + snapshot.get() + "' does not exist");
        }
        return section.options();
    }

    /** The work of the task {@code qmclone}. */
    void run(Vmid source, Arguments arguments, TaskContext task) throws IOException, InterruptedException {
        try (GuestLocks.Held held = tools.locks().hold(source)) {
            CloneWish wish = check(source, arguments);
            Intent intent = task.intend(INTENT, Map.of("vmid", wish.target().toString(), "source", source.toString()));
            try (GuestLocks.Held other = tools.locks().hold(wish.target());
                    Undo undo = new Undo(task)) {
                reserve(wish.target(), task, undo);
                CloneDisks disks = new CloneDisks(tools.storages(), wish, task, undo);
                commit(wish, arguments, disks, task);
                undo.clear();
                disks.areOwned();
            }
            task.fulfil(intent);
            task.line("VM " + wish.target() + " is a clone of VM " + source);
        }
    }

    private void reserve(Vmid vmid, TaskContext task, Undo undo) {
        task.step("clone.reserve");
        tools.guests().reserve(vmid, LOCK, undo);
        task.step("clone.reserved");
    }

    private void commit(CloneWish wish, Arguments arguments, CloneDisks disks, TaskContext task) throws IOException {
        Guest guest = tools.guests().require(wish.source());
        Options source = optionsOf(guest, wish.snapshot());
        String name = arguments.get(CloneEndpoints.NAME).orElse("Copy-of-VM-" + nameOf(guest));
        Options made = withDisks(keys.of(source, name), makeDisks(wish, source, disks, task));
        made = withFreshDrives(made, disks);
        String notes =
                arguments.get(CloneEndpoints.DESCRIPTION).orElse(guest.config().description());
        ConfigSection main = ConfigSection.EMPTY.withOptions(made).withDescription(notes);
        GuestConfig config = new GuestConfig(main, ConfigSection.EMPTY, Map.of(), Map.of());
        task.step("clone.commit");
        tools.guests().replace(tools.guests().require(wish.target()), config);
        task.step("clone.committed");
    }

    private static String nameOf(Guest guest) {
        return guest.options().get(VmOptions.NAME).orElse(guest.vmid().toString());
    }

    private Map<String, VolumeId> makeDisks(CloneWish wish, Options source, CloneDisks disks, TaskContext task)
            throws IOException {
        if (!wish.copies()) {
            return disks.link(source);
        }
        Optional<RunningVm> vm = tools.runtime().find(wish.source());
        if (vm.isEmpty() || wish.snapshot().isPresent()) {
            return disks.copy(source);
        }
        requireNoRunningTpm(source);
        Map<String, VolumeId> targets = disks.allocate(source);
        new LiveCopy(tools.storages(), vm.get()).run(targets, wish.limit(), task);
        return targets;
    }

    private static Options withDisks(Options options, Map<String, VolumeId> made) {
        Options result = options;
        for (Map.Entry<String, VolumeId> entry : made.entrySet()) {
            String written = String.valueOf(options.raw(entry.getKey()));
            String old = String.valueOf(GuestVolumes.attached(options).get(entry.getKey()));
            // The volume is named at the beginning or behind "file="; everything else of the disk is as it was.
            result = result.with(
                    entry.getKey(), written.replace(old, entry.getValue().toString()));
        }
        return result;
    }

    private static Options withFreshDrives(Options options, CloneDisks disks) {
        Options result = options;
        for (Map.Entry<String, Disk> entry : GuestVolumes.disks(options).entrySet()) {
            Optional<VolumeId> volume = entry.getValue().volume().filter(GuestVolumes::isCloudInit);
            if (volume.isPresent()) {
                VolumeId fresh = disks.freshDrive(volume.get());
                result = result.with(
                        entry.getKey(),
                        String.valueOf(options.raw(entry.getKey()))
                                .replace(volume.get().toString(), fresh.toString()));
            }
        }
        return result;
    }

    /** The TPM's state is a file that its own process writes: QEMU can't copy it at the moment of the disks. */
    private static void requireNoRunningTpm(Options source) {
        if (source.has(VmHardwareOptions.TPM_STATE)) {
            throw ApiException.failed(
                    "tpmstate0: the state of a running TPM can't be copied; shut the machine down first,"
                            + " or clone one of its snapshots");
        }
    }
}
