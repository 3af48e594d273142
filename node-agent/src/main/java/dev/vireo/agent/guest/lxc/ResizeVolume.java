// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.guest.lxc;

import dev.vireo.agent.guest.Guest;
import dev.vireo.agent.guest.GuestLocks;
import dev.vireo.agent.guest.lxc.volume.ContainerDisks;
import dev.vireo.agent.guest.lxc.volume.ContainerVolumes;
import dev.vireo.agent.storage.image.ImageFormat;
import dev.vireo.agent.task.Intent;
import dev.vireo.agent.task.TaskContext;
import dev.vireo.model.InvalidValueException;
import dev.vireo.model.api.ApiException;
import dev.vireo.model.api.Arguments;
import dev.vireo.model.api.ContainerDiskEndpoints;
import dev.vireo.model.api.DiskEndpoints;
import dev.vireo.model.api.GuestEndpoints;
import dev.vireo.model.api.PathParameters;
import dev.vireo.model.guest.device.ContainerDisk;
import dev.vireo.model.id.Vmid;
import dev.vireo.model.id.VolumeId;
import dev.vireo.model.option.ByteSize;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;

/**
 * Makes a volume larger, then its file system, then says so in the configuration. After a crash in between the next start of
 * the agent does the rest.
 */
final class ResizeVolume {
    /** Names the intent of a volume whose file system is made as large as it is. */
    static final String INTENT = "resize-ct-volume";

    private static final long UNIT = 4096;

    private final ContainerTools tools;

    ResizeVolume(ContainerTools tools) {
        this.tools = tools;
    }

    private record Plan(Guest guest, String key, ContainerDisk disk, VolumeId volume, ByteSize size) {}

    /** Refuses what could not be done, before a task begins. */
    void check(Arguments arguments) {
        plan(arguments);
    }

    private Plan plan(Arguments arguments) {
        Guest guest =
                tools.requireChangeable(arguments.require(PathParameters.VMID), arguments.get(GuestEndpoints.DIGEST));
        ContainerTools.requireNoTemplate(guest);
        String key = arguments.require(ContainerDiskEndpoints.ATTACHED);
        ContainerDisk disk = Optional.ofNullable(
                        ContainerDisks.of(guest.options()).get(key))
                .orElseThrow(() -> ApiException.badParameter("disk", "CT " + guest.vmid() + " has no '" + key + "'"));
        VolumeId volume = disk.volume()
                .orElseThrow(() -> ApiException.badParameter(
                        "disk", "'" + disk.source() + "' is no volume; resize it on the node"));
        if (ContainerVolumes.formatOf(volume) != ImageFormat.RAW) {
            throw ApiException.badParameter("disk", "'" + volume + "' is a directory, which has no size of its own");
        }
        return new Plan(guest, key, disk, volume, wanted(key, volume, arguments.require(DiskEndpoints.SIZE)));
    }

    private ByteSize wanted(String key, VolumeId volume, String written) {
        ByteSize present = tools.volumes().sizeOf(volume);
        try {
            long bytes = written.startsWith("+")
                    ? Math.addExact(
                            present.bytes(),
                            ByteSize.parse(written.substring(1)).bytes())
                    : ByteSize.parse(written).bytes();
            if (bytes < present.bytes()) {
                throw ApiException.badParameter(
                        "size",
                        "shrinking volumes is not supported: " + key + " has " + present
                                + "; give a larger size, or +SIZE for what is to be added - got '" + written + "'");
            }
            return new ByteSize((bytes + UNIT - 1) / UNIT * UNIT);
        } catch (InvalidValueException | ArithmeticException e) {
            throw ApiException.badParameter("size", String.valueOf(e.getMessage()));
        }
    }

    /** The work of the task {@code resize}. */
    void run(Arguments arguments, TaskContext task) throws IOException, InterruptedException {
        Vmid vmid = arguments.require(PathParameters.VMID);
        try (GuestLocks.Held held = tools.locks().hold(vmid)) {
            Plan plan = plan(arguments);
            Intent intent = task.intend(INTENT, Map.of("vmid", vmid.toString(), "key", plan.key));
            boolean isMounted = tools.runtime().find(vmid).isPresent();
            task.step("resize.grow");
            tools.volumes().grow(plan.volume, plan.size, isMounted);
            task.step("resize.grown");
            commit(plan.guest, plan.key, plan.disk, plan.size);
            task.step("resize.committed");
            task.fulfil(intent);
            task.line(plan.key + " ('" + plan.volume + "') has " + plan.size + " now");
        }
    }

    private void commit(Guest guest, String key, ContainerDisk disk, ByteSize size) {
        tools.commit(guest, ContainerDisks.with(guest.options(), key, disk.with(ContainerDisk.SIZE, size)));
    }

    /** Brings file system and configuration up to a volume that may have grown already. */
    void finish(Vmid vmid, String key) throws IOException, InterruptedException {
        Optional<Guest> guest = tools.guests().find(vmid);
        Optional<ContainerDisk> disk =
                guest.map(found -> ContainerDisks.of(found.options()).get(key));
        Optional<VolumeId> volume = disk.flatMap(ContainerDisk::volume);
        if (guest.isPresent() && disk.isPresent() && volume.isPresent()) {
            ByteSize size = tools.volumes().sizeOf(volume.get());
            tools.volumes().grow(volume.get(), size, tools.runtime().find(vmid).isPresent());
            commit(guest.get(), key, disk.get(), size);
        }
    }
}
