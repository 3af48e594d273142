// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.guest.qemu.disk;

import dev.vireo.agent.guest.Guest;
import dev.vireo.agent.guest.GuestLocks;
import dev.vireo.agent.guest.qemu.command.DiskImage;
import dev.vireo.agent.guest.qemu.command.MovedDiskNode;
import dev.vireo.agent.guest.qemu.process.RunningVm;
import dev.vireo.agent.guest.qemu.volume.DetachedKeys;
import dev.vireo.agent.storage.NewVolume;
import dev.vireo.agent.storage.Storage;
import dev.vireo.agent.storage.VolumeClaim;
import dev.vireo.agent.storage.image.CopyTerms;
import dev.vireo.agent.storage.image.ImageSource;
import dev.vireo.agent.task.Intent;
import dev.vireo.agent.task.TaskContext;
import dev.vireo.agent.task.Undo;
import dev.vireo.model.api.Arguments;
import dev.vireo.model.api.DiskEndpoints;
import dev.vireo.model.api.PathParameters;
import dev.vireo.model.guest.VmOptions;
import dev.vireo.model.guest.device.Disk;
import dev.vireo.model.guest.device.EfiDisk;
import dev.vireo.model.id.Vmid;
import dev.vireo.model.id.VolumeId;
import dev.vireo.model.option.ByteSize;
import dev.vireo.model.option.Options;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Moves a disk to another storage or format: the copy first, then the configuration names it, then the old volume goes or
 * becomes a detached disk.
 */
final class MoveDisk {
    /** Names the intent of a disk that is being moved: guest, key, the two volumes, and whether the old one goes. */
    static final String INTENT = "move-disk";

    private final VmDisks disks;
    private final MoveTarget targets;

    MoveDisk(VmDisks disks) {
        this.disks = disks;
        this.targets = new MoveTarget(disks);
    }

    /** Refuses what could not be done, before a task begins. */
    void check(Arguments arguments) {
        targets.plan(arguments);
    }

    /** The work of the task {@code qmmove}. */
    void run(Arguments arguments, TaskContext task) throws IOException, InterruptedException {
        Vmid vmid = arguments.require(PathParameters.VMID);
        try (GuestLocks.Held held = disks.locks().hold(vmid)) {
            MoveTarget.Plan plan = targets.plan(arguments);
            new Move(plan, task, arguments.get(DiskEndpoints.BANDWIDTH_LIMIT).orElse(0L) << 10).run();
        }
    }

    /** One move. */
    private final class Move {
        private final MoveTarget.Plan plan;
        private final DiskEntry disk;
        private final TaskContext task;
        private final long bytesPerSecond;
        private final List<Intent> intents = new ArrayList<>();
        private boolean isCommitted;

        Move(MoveTarget.Plan plan, TaskContext task, long bytesPerSecond) {
            this.plan = plan;
            this.disk = plan.disk();
            this.task = task;
            this.bytesPerSecond = bytesPerSecond;
        }

        void run() throws IOException, InterruptedException {
            boolean isDone = false;
            try {
                move();
                isDone = true;
            } finally {
                if (isCommitted && !isDone) {
                    task.unsettled("disk " + disk.key() + " has moved; what is left of '" + disk.volume()
                            + "' is seen to at the agent's next start");
                }
            }
            intents.forEach(task::fulfil);
        }

        private void move() throws IOException, InterruptedException {
            Optional<RunningVm> user = disks.userOf(plan.guest(), disk);
            try (Undo undo = new Undo(task)) {
                VolumeId made = user.isPresent() ? mirror(user.get(), undo) : copy(undo);
                undo.clear();
                task.line("Disk " + disk.key() + " is on '" + made + "' now");
            }
            if (plan.deletesOld()) {
                task.step("move.free");
                disks.storages().holding(disk.volume()).free(disk.volume());
                task.step("move.freed");
                task.line("Removed volume '" + disk.volume() + "'");
            }
        }

        private VolumeId copy(Undo undo) throws IOException {
            Path from = disks.storages().path(disk.volume());
            CopyTerms terms = CopyTerms.FREE.at(bytesPerSecond).telling(task::progress);
            task.step("move.copy");
            Storage storage = plan.storage();
            VolumeId made =
                    storage.copy(ImageSource.of(from, disk.format()), wanted(new ByteSize(0)), terms, claim(undo));
            task.step("move.commit");
            commit(made);
            task.step("move.committed");
            return made;
        }

        private VolumeId mirror(RunningVm vm, Undo undo) throws IOException, InterruptedException {
            Path from = disks.storages().path(disk.volume());
            task.step("move.allocate");
            VolumeId made = plan.storage().allocate(wanted(disks.sizeOf(disk.volume())), claim(undo));
            MovedDiskNode node = MovedDiskNode.of(
                    disk.key(),
                    drive(disk.with(made)),
                    new DiskImage(plan.storage().path(made), plan.format().word()),
                    disks.capabilities().get());
            undo.add("let go of " + made, () -> requireUnused(vm, node.name(), made, undo));
            new LiveMove(vm, disk.key(), details(made), task).run(from, node, bytesPerSecond, () -> {
                // From here on the machine writes to the new volume: whatever happens, that stays.
                undo.clear();
                commit(made);
            });
            return made;
        }

        private static Disk drive(DiskEntry entry) {
            return entry.key().equals(VmOptions.EFI_DISK.name())
                    ? EfiDisk.TYPE.parse(entry.written()).disk()
                    : Disk.TYPE.parse(entry.written());
        }

        /** A volume that the machine may write to is left for the agent's next start, which knows for sure. */
        private static void requireUnused(RunningVm vm, String node, VolumeId volume, Undo undo) throws IOException {
            if (new DriveNodes(vm).mayUse(node)) {
                undo.clear();
                throw new IOException("VM " + vm.vmid() + " may still use '" + volume
                        + "'; what becomes of it is decided at the agent's next start");
            }
        }

        private NewVolume wanted(ByteSize size) {
            return NewVolume.of(plan.guest().vmid(), size).in(plan.format());
        }

        private VolumeClaim claim(Undo undo) {
            return volume -> {
                intents.add(task.intend(INTENT, details(volume)));
                undo.add("make volume " + volume, () -> {
                    plan.storage().free(volume);
                    intents.forEach(task::fulfil);
                });
            };
        }

        private Map<String, String> details(VolumeId volume) {
            return Map.of(
                    "vmid",
                    plan.guest().vmid().toString(),
                    "key",
                    disk.key(),
                    "from",
                    disk.volume().toString(),
                    "to",
                    volume.toString(),
                    "delete",
                    Boolean.toString(plan.deletesOld()));
        }

        private void commit(VolumeId made) {
            Guest guest = disks.guests().require(plan.guest().vmid());
            disks.guests().replace(guest, guest.config().withOptions(moved(guest, disk, made, plan.deletesOld())));
            isCommitted = true;
        }
    }

    /** The configuration after a move. What a snapshot needs stays the snapshot's and is not listed as detached. */
    static Options moved(Guest guest, DiskEntry disk, VolumeId to, boolean deletesOld) {
        Options options = disk.with(to).in(guest.options());
        boolean isKept = DiskUses.snapshotOf(guest.config(), disk.volume()).isPresent();
        return deletesOld || isKept || !DiskEntry.isOwnedBy(disk.volume(), guest)
                ? options
                : DetachedKeys.keep(options, disk.volume());
    }
}
