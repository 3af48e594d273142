// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.guest.lxc;

import dev.vireo.agent.guest.Guest;
import dev.vireo.agent.guest.GuestLocks;
import dev.vireo.agent.guest.lxc.volume.ContainerDisks;
import dev.vireo.agent.storage.Storage;
import dev.vireo.agent.storage.VolumeFilter;
import dev.vireo.agent.task.Intent;
import dev.vireo.agent.task.TaskContext;
import dev.vireo.agent.task.Undo;
import dev.vireo.model.api.ApiException;
import dev.vireo.model.guest.VmOptions;
import dev.vireo.model.id.Vmid;
import dev.vireo.model.id.VolumeId;
import dev.vireo.model.storage.ContentType;
import dev.vireo.model.storage.StorageConfig;
import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * Removes a container with its volumes. What the agent's own end cuts off is finished by its next start; what fails is
 * left to who asked for it.
 */
final class DestroyContainer {
    /** Names the intent of a container that is to go, with its volumes. */
    static final String INTENT = "destroy-ct";

    private final ContainerTools tools;
    private final ContainerActions power;

    DestroyContainer(ContainerTools tools, ContainerActions power) {
        this.tools = tools;
        this.power = power;
    }

    /** Refuses what must not be removed. */
    Guest check(Vmid vmid, boolean stopsIt) {
        Guest guest = tools.guests().require(vmid);
        guest.requireUnlocked();
        if (guest.options().isSet(VmOptions.PROTECTION)) {
            throw ApiException.failed("can't remove CT " + vmid + " - protection mode enabled");
        }
        if (!stopsIt && tools.runtime().find(vmid).isPresent()) {
            throw ApiException.failed("CT " + vmid + " is running - destroy failed; stop it first, or use force=1");
        }
        return guest;
    }

    /** The work of the task {@code vzdestroy}. */
    void run(Vmid vmid, boolean stopsIt, boolean withUnreferenced, TaskContext task)
            throws IOException, InterruptedException {
        try (GuestLocks.Held held = tools.locks().hold(vmid)) {
            Guest guest = check(vmid, stopsIt);
            if (tools.runtime().find(vmid).isPresent()) {
                power.stopHeld(vmid, task);
            }
            Set<VolumeId> volumes = new LinkedHashSet<>(ContainerDisks.all(guest));
            volumes.removeIf(volume -> !ContainerDisks.isOwnedBy(volume, vmid));
            if (withUnreferenced) {
                volumes.addAll(unreferenced(vmid));
            }
            remove(vmid, volumes, task);
        }
    }

    private void remove(Vmid vmid, Set<VolumeId> volumes, TaskContext task) {
        Intent intent = task.intend(INTENT, Map.of("vmid", vmid.toString(), "volumes", join(volumes)));
        try (Undo undo = new Undo(task)) {
            // One that fails is told to somebody, who decides: the next start of the agent does not go on with it.
            undo.add("intend to remove CT " + vmid, () -> task.fulfil(intent));
            for (VolumeId volume : volumes) {
                task.step("destroy.free " + volume);
                tools.volumes().free(volume);
                task.line("Removed volume '" + volume + "'");
            }
            task.step("destroy.delete-configuration");
            tools.guests().delete(tools.guests().require(vmid));
            tools.runtime().forget(vmid);
            task.step("destroy.deleted");
            undo.clear();
        }
        task.fulfil(intent);
        task.line("Removed CT " + vmid);
    }

    private static String join(Set<VolumeId> volumes) {
        return String.join("\n", volumes.stream().map(VolumeId::toString).toList());
    }

    private Set<VolumeId> unreferenced(Vmid vmid) {
        Set<VolumeId> volumes = new LinkedHashSet<>();
        for (StorageConfig config : tools.storages().onThisNode()) {
            if (!config.isDisabled() && config.content().contains(ContentType.ROOTDIR)) {
                Storage storage = tools.storages().use(config.id());
                storage.list(VolumeFilter.ALL.of(vmid)).stream()
                        .map(entry -> VolumeId.parse(entry.volid()))
                        .filter(volume -> ContainerDisks.isOwnedBy(volume, vmid))
                        .forEach(volumes::add);
            }
        }
        return volumes;
    }
}
