// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.guest.lxc;

import dev.vireo.agent.guest.Guest;
import dev.vireo.agent.guest.lxc.volume.RemovedContainerVolumes;
import dev.vireo.agent.guest.lxc.volume.VolumeRequests;
import dev.vireo.agent.storage.VolumeUsers;
import dev.vireo.agent.task.Intent;
import dev.vireo.agent.task.Sweeper;
import dev.vireo.agent.task.TaskLog;
import dev.vireo.model.guest.VmOptions;
import dev.vireo.model.id.Vmid;
import dev.vireo.model.id.VolumeId;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Repairs what interrupted work on containers left. What they had on the node is cleared away by the runtime before. */
final class ContainerSweepers {
    private final ContainerTools tools;
    private final VolumeUsers users;

    /** @param users tells whether a guest of another kind has a volume: its number may have gone to one since */
    ContainerSweepers(ContainerTools tools, VolumeUsers users) {
        this.users = users;
        this.tools = tools;
    }

    /** One for each kind of intent. */
    List<Sweeper> all() {
        return List.of(
                Sweeper.of(VolumeRequests.INTENT, this::sweepVolume),
                Sweeper.of(RemovedContainerVolumes.INTENT, this::sweepVolume),
                Sweeper.of(CreateContainer.INTENT, this::sweepCreation),
                Sweeper.of(DestroyContainer.INTENT, this::finishRemoval),
                Sweeper.of(ResizeVolume.INTENT, this::finishResize),
                Sweeper.of(MakeContainerTemplate.INTENT, this::takeTemplateBack));
    }

    private static Vmid vmid(Intent intent) {
        return Vmid.parse(intent.detail("vmid"));
    }

    /** A volume that no configuration names has no owner: it goes. */
    private void sweepVolume(Intent intent, TaskLog log) {
        VolumeId volume = VolumeId.parse(intent.detail("volume"));
        if (!RemovedContainerVolumes.isNamed(tools.guests(), volume)
                && users.userOf(volume).isEmpty()) {
            tools.volumes().free(volume);
            log.line("Removed volume '" + volume + "', which no container owns");
        }
    }

    /** A reservation that no container followed is given up. */
    private void sweepCreation(Intent intent, TaskLog log) {
        Optional<Guest> reserved = tools.guests()
                .find(vmid(intent))
                .filter(guest -> guest.lock().equals(Optional.of(CreateContainer.LOCK)));
        reserved.ifPresent(guest -> {
            tools.guests().delete(guest);
            log.line("Gave VMID " + guest.vmid() + " back");
        });
    }

    /** A removal that began is finished: some volumes may be gone already. */
    private void finishRemoval(Intent intent, TaskLog log) {
        volumes(intent).forEach(tools.volumes()::free);
        tools.guests().find(vmid(intent)).ifPresent(tools.guests()::delete);
        tools.runtime().forget(vmid(intent));
        log.line("Finished the removal of CT " + vmid(intent));
    }

    private static List<VolumeId> volumes(Intent intent) {
        return intent.detail("volumes").lines().map(VolumeId::parse).toList();
    }

    private void finishResize(Intent intent, TaskLog log) throws IOException {
        try {
            new ResizeVolume(tools).finish(vmid(intent), intent.detail("key"));
            log.line("The file system of " + intent.detail("key") + " is as large as its volume");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while a file system was resized", e);
        }
    }

    /** A container that did not become a template keeps its volumes as they were. */
    private void takeTemplateBack(Intent intent, TaskLog log) {
        boolean isTemplate = tools.guests()
                .find(vmid(intent))
                .filter(guest -> guest.options().isSet(VmOptions.TEMPLATE))
                .isPresent();
        if (!isTemplate) {
            volumes(intent).forEach(new MakeContainerTemplate(tools)::release);
            log.line("CT " + vmid(intent) + " is no template");
        }
    }
}
