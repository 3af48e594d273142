// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.guest.lxc;

import dev.vireo.agent.guest.Guest;
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

    ContainerSweepers(ContainerTools tools) {
        this.tools = tools;
    }

    /** One for each kind of intent. */
    List<Sweeper> all() {
        return List.of(
                sweeper(VolumeRequests.INTENT, this::sweepVolume),
                sweeper(RemovedContainerVolumes.INTENT, this::sweepVolume),
                sweeper(CreateContainer.INTENT, this::sweepCreation),
                sweeper(DestroyContainer.INTENT, this::finishRemoval),
                sweeper(ResizeVolume.INTENT, this::finishResize),
                sweeper(MakeContainerTemplate.INTENT, this::takeTemplateBack));
    }

    private interface Repair {
        void run(Intent intent, TaskLog log) throws IOException;
    }

    private static Sweeper sweeper(String kind, Repair repair) {
        return new Sweeper() {
            @Override
            public String kind() {
                return kind;
            }

            @Override
            public void sweep(Intent intent, TaskLog log) throws IOException {
                repair.run(intent, log);
            }
        };
    }

    private static String detail(Intent intent, String name) {
        return intent.details().getOrDefault(name, "");
    }

    private static Vmid vmid(Intent intent) {
        return Vmid.parse(detail(intent, "vmid"));
    }

    /** A volume that no configuration names has no owner: it goes. */
    private void sweepVolume(Intent intent, TaskLog log) {
        VolumeId volume = VolumeId.parse(detail(intent, "volume"));
        if (!RemovedContainerVolumes.isNamed(tools.guests(), volume)) {
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
        log.line("Finished the removal of CT " + vmid(intent));
    }

    private static List<VolumeId> volumes(Intent intent) {
        return detail(intent, "volumes").lines().map(VolumeId::parse).toList();
    }

    private void finishResize(Intent intent, TaskLog log) throws IOException {
        try {
            new ResizeVolume(tools).finish(vmid(intent), detail(intent, "key"));
            log.line("The file system of " + detail(intent, "key") + " is as large as its volume");
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
