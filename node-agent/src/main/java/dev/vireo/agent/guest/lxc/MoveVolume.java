// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.guest.lxc;

import dev.vireo.agent.guest.Guest;
import dev.vireo.agent.guest.GuestLocks;
import dev.vireo.agent.guest.lxc.volume.ContainerDisks;
import dev.vireo.agent.guest.lxc.volume.ContainerVolumes;
import dev.vireo.agent.guest.lxc.volume.RemovedContainerVolumes;
import dev.vireo.agent.guest.lxc.volume.VolumeRequests;
import dev.vireo.agent.task.Intent;
import dev.vireo.agent.task.TaskContext;
import dev.vireo.agent.task.Undo;
import dev.vireo.model.api.ApiException;
import dev.vireo.model.api.Arguments;
import dev.vireo.model.api.ContainerDiskEndpoints;
import dev.vireo.model.api.DiskEndpoints;
import dev.vireo.model.api.GuestEndpoints;
import dev.vireo.model.api.PathParameters;
import dev.vireo.model.guest.CtOptions;
import dev.vireo.model.guest.GuestConfig;
import dev.vireo.model.guest.device.ContainerDisk;
import dev.vireo.model.id.StorageId;
import dev.vireo.model.id.Vmid;
import dev.vireo.model.id.VolumeId;
import dev.vireo.model.option.Options;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Moves a volume to another storage: copies it, lets the configuration name the copy, and detaches or removes the first. */
final class MoveVolume {
    private static final long KIBIBYTE = 1024;

    private final ContainerTools tools;

    MoveVolume(ContainerTools tools) {
        this.tools = tools;
    }

    private record Plan(Guest guest, String key, VolumeId volume, StorageId target) {}

    /** Refuses what could not be done, before a task begins. */
    void check(Arguments arguments) {
        plan(arguments);
    }

    private Plan plan(Arguments arguments) {
        if (arguments.has(DiskEndpoints.TARGET_VMID) || arguments.has(ContainerDiskEndpoints.TARGET_VOLUME)) {
            throw ApiException.badParameter(
                    "target-vmid", "a volume can't be given to another container; move it to another storage only");
        }
        Guest guest =
                tools.requireChangeable(arguments.require(PathParameters.VMID), arguments.get(GuestEndpoints.DIGEST));
        ContainerTools.requireNoTemplate(guest);
        tools.requireStopped(guest.vmid(), "its volume is moved");
        String key = arguments.require(ContainerDiskEndpoints.VOLUME);
        VolumeId volume = Optional.ofNullable(
                        ContainerDisks.owned(guest.options()).get(key))
                .orElseThrow(() ->
                        ApiException.badParameter("volume", "CT " + guest.vmid() + " has no volume at '" + key + "'"));
        StorageId target = arguments
                .get(DiskEndpoints.STORAGE)
                .orElseThrow(() -> ApiException.badParameter("storage", "the storage that it goes to is needed"));
        if (target.equals(volume.storage())) {
            throw ApiException.badParameter("storage", "'" + volume + "' is on storage '" + target + "' already");
        }
        tools.volumes().requireTaken("storage", target);
        ContainerVolumes.requireCopyable(volume);
        return new Plan(guest, key, volume, target);
    }

    /** The work of the task {@code move_volume}. */
    void run(Arguments arguments, TaskContext task) throws IOException, InterruptedException {
        Vmid vmid = arguments.require(PathParameters.VMID);
        try (GuestLocks.Held held = tools.locks().hold(vmid);
                Undo undo = new Undo(task)) {
            Plan plan = plan(arguments);
            List<Intent> intents = new ArrayList<>();
            long limit =
                    Math.round(arguments.get(ContainerDiskEndpoints.BANDWIDTH).orElse(0.0) * KIBIBYTE);
            task.step("move.copy");
            VolumeId made = tools.volumes()
                    .copy(plan.volume, plan.target, vmid, limit, task, VolumeRequests.claim(task, intents));
            undo.add("copy volume " + plan.volume, () -> VolumeRequests.takeBack(made, tools.volumes(), task, intents));
            task.step("move.copied");
            RemovedContainerVolumes removed = new RemovedContainerVolumes(tools.guests(), tools.volumes());
            boolean goes = arguments.isSet(DiskEndpoints.DELETE);
            if (goes) {
                removed.intend(plan.volume, task, undo);
            }
            tools.guests().replace(plan.guest, moved(plan, made, goes));
            task.step("move.committed");
            undo.clear();
            intents.forEach(task::fulfil);
            removed.free(task);
            task.line("Moved " + plan.key + " from '" + plan.volume + "' to '" + made + "'");
        }
    }

    private static GuestConfig moved(Plan plan, VolumeId made, boolean goes) {
        GuestConfig config = plan.guest.config();
        Options before = config.options();
        Optional<ContainerDisk> disk =
                Optional.ofNullable(ContainerDisks.of(before).get(plan.key));
        String written = disk.isPresent()
                ? CtOptions.disk(plan.key)
                        .orElseThrow()
                        .type()
                        .format(disk.get().with(ContainerDisk.VOLUME, made.toString()))
                : made.toString();
        return goes || disk.isEmpty()
                ? config.withOptions(before.with(plan.key, written))
                : ContainerDisks.CHANGES.now(config, plan.key, written);
    }
}
