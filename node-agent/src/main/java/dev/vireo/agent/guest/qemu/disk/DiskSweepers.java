// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.guest.qemu.disk;

import dev.vireo.agent.guest.Guest;
import dev.vireo.agent.guest.GuestStore;
import dev.vireo.agent.guest.qemu.QemuRuntime;
import dev.vireo.agent.guest.qemu.RunningVm;
import dev.vireo.agent.storage.Storages;
import dev.vireo.agent.task.Intent;
import dev.vireo.agent.task.Sweeper;
import dev.vireo.agent.task.TaskLog;
import dev.vireo.model.id.Vmid;
import dev.vireo.model.id.VolumeId;
import dev.vireo.model.option.ByteSize;
import java.io.IOException;
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
                sweeper(ResizeDisk.INTENT, this::sweepResize),
                sweeper(MoveDisk.INTENT, this::sweepMove),
                sweeper(LiveMove.HELD, this::sweepHeld),
                sweeper(ReassignDisk.INTENT, this::sweepReassignment),
                sweeper(RemovedVolumes.INTENT, this::sweepRemoval));
    }

    private interface Repair {
        void run(Map<String, String> details, TaskLog log) throws IOException;
    }

    private static Sweeper sweeper(String kind, Repair repair) {
        return new Sweeper() {
            @Override
            public String kind() {
                return kind;
            }

            @Override
            public void sweep(Intent intent, TaskLog log) throws IOException {
                repair.run(intent.details(), log);
            }
        };
    }

    private static Vmid vmid(Map<String, String> details) {
        return Vmid.parse(details.getOrDefault("vmid", ""));
    }

    private static VolumeId volume(Map<String, String> details, String name) {
        return VolumeId.parse(details.getOrDefault(name, ""));
    }

    /** The image's own size is what counts. */
    private void sweepResize(Map<String, String> details, TaskLog log) {
        String key = details.getOrDefault("key", "");
        guests.find(vmid(details)).ifPresent(guest -> DiskEntry.find(guest.options(), key)
                .ifPresent(disk -> {
                    ByteSize size = new ByteSize(storages.holding(disk.volume())
                            .inspect(disk.volume())
                            .size());
                    guests.replace(guest, guest.config().withOptions(disk.with(size).in(guest.options())));
                    log.line("Disk " + key + " has " + size);
                }));
    }

    private void sweepHeld(Map<String, String> details, TaskLog log) throws IOException {
        sweepMove(details, log);
        Optional<RunningVm> vm = runtime.find(vmid(details));
        if (vm.isPresent()) {
            new DriveNodes(vm.get()).ask("cont", Map.of());
            log.line("VM " + vmid(details) + " goes on");
        }
    }

    /** A machine that changed over already decides for the new volume; else the old one is whole and stays. */
    private void sweepMove(Map<String, String> details, TaskLog log) throws IOException {
        String key = details.getOrDefault("key", "");
        VolumeId from = volume(details, "from");
        VolumeId to = volume(details, "to");
        boolean deletesOld = Boolean.parseBoolean(details.get("delete"));
        Optional<RunningVm> vm = runtime.find(vmid(details));
        if (vm.isPresent() && !isNamed(details, to)) {
            adopt(vm.get(), key, from, to, deletesOld);
        }
        if (isNamed(details, to)) {
            if (deletesOld && !new DiskUses(guests).isReferenced(from)) {
                storages.holding(from).free(from);
            }
            log.line("Disk " + key + " is on '" + to + "'");
        } else {
            storages.holding(to).free(to);
            log.line("Disk " + key + " stays on '" + from + "'; removed the unfinished '" + to + "'");
        }
    }

    private boolean isNamed(Map<String, String> details, VolumeId volume) {
        return guests.find(vmid(details))
                .filter(guest -> DiskUses.names(guest.options(), volume))
                .isPresent();
    }

    /** Ends a copy that is under way; a machine that uses the new volume gets it into its configuration. */
    private void adopt(RunningVm vm, String key, VolumeId from, VolumeId to, boolean deletesOld) throws IOException {
        DriveNodes nodes = new DriveNodes(vm);
        new MirrorJob(nodes, key).cancel();
        Optional<String> target = nodes.ofImage(storages.path(to));
        if (target.isEmpty()) {
            return;
        }
        if (nodes.isInUse(target.get())) {
            Guest guest = guests.require(vm.vmid());
            DiskEntry disk = DiskEntry.require(guest, key);
            guests.replace(guest, guest.config().withOptions(MoveDisk.moved(guest, disk, to, deletesOld)));
            Optional<String> old = nodes.ofImage(storages.path(from));
            if (old.isPresent()) {
                nodes.remove(old.get());
            }
        } else {
            nodes.remove(target.get());
        }
    }

    /** The volume has one of its two names; the one that a configuration knows is right. */
    private void sweepReassignment(Map<String, String> details, TaskLog log) {
        VolumeId from = volume(details, "from");
        VolumeId to = volume(details, "to");
        if (new DiskUses(guests).isReferenced(to)) {
            log.line("Volume '" + from + "' is '" + to + "' now");
            return;
        }
        storages.holding(from).takeBack(from, to);
        log.line("Volume '" + from + "' stays where it is");
    }

    private void sweepRemoval(Map<String, String> details, TaskLog log) {
        VolumeId volume = volume(details, "volume");
        if (!new DiskUses(guests).isReferenced(volume)) {
            storages.holding(volume).free(volume);
            log.line("Removed volume '" + volume + "', which no guest owns any more");
        }
    }
}
