// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.guest.lxc;

import dev.vireo.agent.guest.Guest;
import dev.vireo.agent.guest.GuestLocks;
import dev.vireo.agent.guest.lxc.volume.ContainerDisks;
import dev.vireo.agent.storage.TemplateDisks;
import dev.vireo.agent.task.Intent;
import dev.vireo.agent.task.TaskContext;
import dev.vireo.agent.task.Undo;
import dev.vireo.model.api.ApiException;
import dev.vireo.model.guest.VmOptions;
import dev.vireo.model.guest.device.ContainerDisk;
import dev.vireo.model.id.Vmid;
import dev.vireo.model.id.VolumeId;
import dev.vireo.model.option.Options;
import java.io.IOException;
import java.util.Map;

/** Makes a container a template: its volumes get names that say so and can't be written any more, and it never starts. */
final class MakeContainerTemplate {
    /** Names the intent of a container that is to become a template. */
    static final String INTENT = "make-ct-template";

    private final ContainerTools tools;

    MakeContainerTemplate(ContainerTools tools) {
        this.tools = tools;
    }

    /** Refuses what cannot be a template. */
    Guest check(Vmid vmid) {
        Guest guest = tools.guests().require(vmid);
        guest.requireUnlocked();
        if (guest.options().isSet(VmOptions.TEMPLATE)) {
            throw ApiException.failed("CT " + vmid + " is a template already");
        }
        tools.requireStopped(vmid, "it becomes a template");
        if (!guest.config().snapshots().isEmpty()) {
            throw ApiException.failed("unable to create template, because CT contains snapshots: remove them first");
        }
        ContainerDisks.of(guest.options()).forEach((key, disk) -> {
            if (disk.volume().isEmpty()) {
                throw ApiException.failed("unable to create template: " + key + " is '" + disk.source()
                        + "' of the node; take it out of the configuration first");
            }
        });
        ContainerDisks.attached(guest.options())
                .values()
                .forEach(volume -> templateDisks(volume).idOf(volume));
        return guest;
    }

    private TemplateDisks templateDisks(VolumeId volume) {
        return tools.storages().holding(volume).templateDisks();
    }

    /** The work of the task {@code vztemplate}. */
    void run(Vmid vmid, TaskContext task) throws IOException, InterruptedException {
        try (GuestLocks.Held held = tools.locks().hold(vmid)) {
            Guest guest = check(vmid);
            Map<String, VolumeId> volumes = ContainerDisks.attached(guest.options());
            String names = String.join(
                    "\n", volumes.values().stream().map(VolumeId::toString).toList());
            Intent intent = task.intend(INTENT, Map.of("vmid", vmid.toString(), "volumes", names));
            try (Undo undo = new Undo(task)) {
                for (VolumeId volume : volumes.values()) {
                    undo.add("keep " + volume, () -> release(volume));
                    templateDisks(volume).keep(volume);
                }
                task.step("template.commit");
                tools.commit(guest, changed(guest.options(), volumes));
                task.step("template.committed");
                undo.clear();
            }
            task.fulfil(intent);
            task.line("CT " + vmid + " is a template");
        }
    }

    private Options changed(Options options, Map<String, VolumeId> volumes) {
        Options result = options.with(VmOptions.TEMPLATE, true);
        for (Map.Entry<String, ContainerDisk> entry : ContainerDisks.of(options).entrySet()) {
            VolumeId volume = volumes.get(entry.getKey());
            if (volume != null) {
                String kept = templateDisks(volume).idOf(volume).toString();
                result = ContainerDisks.with(
                        result, entry.getKey(), entry.getValue().with(ContainerDisk.VOLUME, kept));
            }
        }
        return result;
    }

    /** Makes a volume a container's again, of one that did not become a template. */
    void release(VolumeId volume) {
        templateDisks(volume).release(volume);
    }
}
