// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.guest.qemu.disk;

import dev.vireo.agent.guest.Guest;
import dev.vireo.agent.guest.GuestLocks;
import dev.vireo.agent.guest.qemu.process.RunningVm;
import dev.vireo.agent.storage.image.ImageFormat;
import dev.vireo.agent.task.Intent;
import dev.vireo.agent.task.TaskContext;
import dev.vireo.model.InvalidValueException;
import dev.vireo.model.api.ApiException;
import dev.vireo.model.api.Arguments;
import dev.vireo.model.api.DiskEndpoints;
import dev.vireo.model.api.GuestEndpoints;
import dev.vireo.model.api.PathParameters;
import dev.vireo.model.id.Vmid;
import dev.vireo.model.option.ByteSize;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;

/**
 * Makes a disk larger: the image first, then what the configuration says about it. The image's own size is what counts;
 * after a crash in between the configuration is brought up to it.
 */
final class ResizeDisk {
    /** Names the intent of a disk whose size is written anew. */
    static final String INTENT = "resize-disk";

    private static final long UNIT = 1024;

    private final VmDisks disks;

    ResizeDisk(VmDisks disks) {
        this.disks = disks;
    }

    /** Refuses what could not be done, before a task begins. */
    void check(Arguments arguments, boolean ignoresLock) {
        plan(arguments, ignoresLock);
    }

    private record Plan(Guest guest, DiskEntry disk, ByteSize size) {}

    private Plan plan(Arguments arguments, boolean ignoresLock) {
        Guest guest = disks.requireChangeable(
                arguments.require(PathParameters.VMID), ignoresLock, arguments.get(GuestEndpoints.DIGEST));
        DiskEntry disk = DiskEntry.require(guest, arguments.require(DiskEndpoints.ATTACHED_DISK));
        VmDisks.requireNoTemplate(guest, disk);
        if (disk.format() != ImageFormat.RAW && disk.format() != ImageFormat.QCOW2) {
            throw ApiException.badParameter(
                    "disk",
                    disk.key() + " has the format " + disk.format()
                            + ", which cannot be resized; move it to the format qcow2 or raw first");
        }
        return new Plan(guest, disk, wantedSize(disk, arguments.require(DiskEndpoints.SIZE)));
    }

    private ByteSize wantedSize(DiskEntry disk, String written) {
        ByteSize present = disks.sizeOf(disk.volume());
        try {
            long bytes = written.startsWith("+")
                    ? Math.addExact(
                            present.bytes(),
                            ByteSize.parse(written.substring(1)).bytes())
                    : ByteSize.parse(written).bytes();
            ByteSize size = new ByteSize((bytes + UNIT - 1) / UNIT * UNIT);
            if (bytes < present.bytes()) {
                throw ApiException.badParameter(
                        "size",
                        "shrinking disks is not supported: " + disk.key() + " has " + present
                                + "; give a larger size, or +SIZE for what is to be added - got '" + written + "'");
            }
            return size;
        } catch (InvalidValueException | ArithmeticException e) {
            throw ApiException.badParameter("size", String.valueOf(e.getMessage()));
        }
    }

    /** The work of the task {@code resize}. */
    void run(Arguments arguments, boolean ignoresLock, TaskContext task) throws IOException, InterruptedException {
        Vmid vmid = arguments.require(PathParameters.VMID);
        try (GuestLocks.Held held = disks.locks().hold(vmid)) {
            Plan plan = plan(arguments, ignoresLock);
            Intent intent = task.intend(INTENT, Map.of("vmid", vmid.toString(), "key", plan.disk.key()));
            boolean isDone = false;
            try {
                task.step("resize.grow");
                grow(plan);
                task.step("resize.grown");
                disks.commit(plan.guest, plan.disk.with(plan.size));
                isDone = true;
                task.step("resize.committed");
            } finally {
                if (!isDone) {
                    readSize(plan, task);
                }
            }
            task.fulfil(intent);
            task.line("Disk " + plan.disk.key() + " ('" + plan.disk.volume() + "') has " + plan.size + " now");
        }
    }

    /** How far a growing came that failed is known from the image alone. */
    private void readSize(Plan plan, TaskContext task) {
        try {
            // A machine that is just ending still has the image.
            disks.runtime().findAlive(plan.guest.vmid());
            Guest guest = disks.guests().require(plan.guest.vmid());
            ByteSize size = disks.sizeOf(plan.disk.volume());
            if (!guest.options().equals(plan.disk.with(size).in(guest.options()))) {
                disks.commit(guest, plan.disk.with(size));
                task.line("Disk " + plan.disk.key() + " has " + size + " now");
            }
        } catch (ApiException e) {
            task.unsettled("the size of " + plan.disk.key() + " is read at the agent's next start: " + e.getMessage());
        }
    }

    private void grow(Plan plan) throws IOException {
        Optional<RunningVm> user = disks.userOf(plan.guest, plan.disk);
        if (user.isPresent()) {
            new DriveNodes(user.get()).resize(plan.disk.key(), plan.size);
        } else {
            disks.storages().holding(plan.disk.volume()).grow(plan.disk.volume(), plan.size);
        }
    }
}
