// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.guest.qemu.disk;

import dev.vireo.agent.guest.Guest;
import dev.vireo.agent.guest.GuestStore;
import dev.vireo.agent.guest.qemu.process.QemuRuntime;
import dev.vireo.agent.guest.qemu.process.RunningVm;
import dev.vireo.agent.guest.qemu.volume.GuestVolumes;
import dev.vireo.agent.storage.Storages;
import dev.vireo.agent.storage.VolumeName;
import dev.vireo.agent.task.Intent;
import dev.vireo.agent.task.Sweeper;
import dev.vireo.agent.task.TaskLog;
import dev.vireo.model.id.Vmid;
import dev.vireo.model.id.VolumeId;
import dev.vireo.model.option.ByteSize;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Repairs what interrupted work on disks left. Machines that run are known by then: they tell what they use. */
public final class DiskSweepers {
    private final GuestStore guests;
    private final Storages storages;
    private final QemuRuntime runtime;

    /** @param runtime knows the machines that run already */
    public DiskSweepers(GuestStore guests, Storages storages, QemuRuntime runtime) {
        this.guests = guests;
        this.storages = storages;
        this.runtime = runtime;
    }

    /** One for each kind of intent. */
    public List<Sweeper> all() {
        return List.of(
                Sweeper.of(ResizeDisk.INTENT, this::sweepResize),
                Sweeper.of(MoveDisk.INTENT, this::sweepMove),
                Sweeper.of(LiveMove.HELD, this::sweepHeld),
                Sweeper.of(ReassignDisk.INTENT, this::sweepReassignment),
                Sweeper.of(RemovedVolumes.INTENT, this::sweepRemoval));
    }

    private static Vmid vmid(Intent intent) {
        return Vmid.parse(intent.detail("vmid"));
    }

    private static VolumeId volume(Intent intent, String name) {
        return VolumeId.parse(intent.detail(name));
    }

    /** The image's own size is what counts. */
    private void sweepResize(Intent intent, TaskLog log) {
        String key = intent.detail("key");
        guests.find(vmid(intent))
                .ifPresent(guest -> DiskEntry.find(guest.options(), key).ifPresent(disk -> {
                    ByteSize size = new ByteSize(storages.holding(disk.volume())
                            .inspect(disk.volume())
                            .size());
                    guests.replace(
                            guest, guest.config().withOptions(disk.with(size).in(guest.options())));
                    log.line("Disk " + key + " has " + size);
                }));
    }

    private void sweepHeld(Intent intent, TaskLog log) throws IOException {
        sweepMove(intent, log);
        Optional<RunningVm> vm = runtime.findAlive(vmid(intent));
        if (vm.isPresent()) {
            new DriveNodes(vm.get()).ask("cont", Map.of());
            log.line("VM " + vmid(intent) + " goes on");
        }
    }

    /** A machine that changed over already decides for the new volume; else the old one is whole and stays. */
    private void sweepMove(Intent intent, TaskLog log) throws IOException {
        String key = intent.detail("key");
        VolumeId from = volume(intent, "from");
        VolumeId to = volume(intent, "to");
        boolean deletesOld = Boolean.parseBoolean(intent.detail("delete"));
        Optional<RunningVm> vm = runtime.findAlive(vmid(intent));
        if (vm.isPresent() && !isNamed(intent, to)) {
            adopt(vm.get(), key, from, to, deletesOld);
        }
        if (isNamed(intent, to)) {
            if (deletesOld && !new DiskUses(guests).isReferenced(from)) {
                storages.holding(from).free(from);
            }
            log.line("Disk " + key + " is on '" + to + "'");
        } else {
            storages.holding(to).free(to);
            log.line("Disk " + key + " stays on '" + from + "'; removed the unfinished '" + to + "'");
        }
    }

    private boolean isNamed(Intent intent, VolumeId volume) {
        return guests.find(vmid(intent))
                .filter(guest -> GuestVolumes.names(guest.options(), volume))
                .isPresent();
    }

    /** Ends a copy that is under way; a machine that uses the new volume gets it into its configuration. */
    private void adopt(RunningVm vm, String key, VolumeId from, VolumeId to, boolean deletesOld) throws IOException {
        DriveNodes nodes = new DriveNodes(vm);
        new MirrorJob(nodes, key).cancel();
        Optional<String> target = nodes.ofImage(place(to));
        if (target.isEmpty()) {
            return;
        }
        if (nodes.isInUse(target.get())) {
            Guest guest = guests.require(vm.vmid());
            DiskEntry disk = DiskEntry.require(guest, key);
            guests.replace(guest, guest.config().withOptions(MoveDisk.moved(guest, disk, to, deletesOld)));
            nodes.removeUnused(place(from));
        } else {
            nodes.removeUnused(place(to));
        }
    }

    /** Where a volume's file is, or was. */
    private Path place(VolumeId volume) {
        return storages.holding(volume).place(VolumeName.parse(volume.name()));
    }

    /** The volume has one of its two names; the one that a configuration knows is right. */
    private void sweepReassignment(Intent intent, TaskLog log) {
        VolumeId from = volume(intent, "from");
        VolumeId to = volume(intent, "to");
        if (new DiskUses(guests).isReferenced(to)) {
            log.line("Volume '" + from + "' is '" + to + "' now");
            return;
        }
        storages.holding(from).takeBack(from, to);
        log.line("Volume '" + from + "' stays where it is");
    }

    private void sweepRemoval(Intent intent, TaskLog log) {
        VolumeId volume = volume(intent, "volume");
        if (!new DiskUses(guests).isReferenced(volume)) {
            storages.holding(volume).free(volume);
            log.line("Removed volume '" + volume + "', which no guest owns any more");
        }
    }
}
