// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.guest.qemu.clone;

import dev.vireo.agent.guest.Guest;
import dev.vireo.agent.guest.GuestLocks;
import dev.vireo.agent.guest.qemu.VmWork;
import dev.vireo.agent.guest.qemu.volume.GuestVolumes;
import dev.vireo.agent.storage.TemplateDisks;
import dev.vireo.agent.task.Intent;
import dev.vireo.agent.task.TaskContext;
import dev.vireo.agent.task.Undo;
import dev.vireo.model.api.ApiException;
import dev.vireo.model.guest.VmOptions;
import dev.vireo.model.id.Vmid;
import dev.vireo.model.id.VolumeId;
import dev.vireo.model.option.Options;
import java.io.IOException;
import java.util.Collection;
import java.util.Map;

/** Makes a machine a template: its disks get names that say so and can't be written any more, and it never starts. */
final class MakeTemplate {
    /** Names the intent of a machine that is to become a template. */
    static final String INTENT = "make-template";

    private final VmWork.Tools tools;

    MakeTemplate(VmWork.Tools tools) {
        this.tools = tools;
    }

    /** Refuses what cannot be a template. */
    Guest check(Vmid vmid) {
        Guest guest = tools.guests().require(vmid);
        guest.requireUnlocked();
        if (guest.options().isSet(VmOptions.TEMPLATE)) {
            throw ApiException.failed("VM " + vmid + " is a template already");
        }
        if (tools.runtime().find(vmid).isPresent()) {
            throw ApiException.failed("VM " + vmid + " is running: shut it down before it becomes a template");
        }
        if (!guest.config().snapshots().isEmpty()) {
            throw ApiException.failed("unable to create template, because VM contains snapshots: remove them first");
        }
        disks(guest).values().forEach(volume -> templateDisks(volume).idOf(volume));
        return guest;
    }

    private static Map<String, VolumeId> disks(Guest guest) {
        return GuestVolumes.attached(guest.options());
    }

    private TemplateDisks templateDisks(VolumeId volume) {
        return tools.storages().holding(volume).templateDisks();
    }

    /** The work of the task {@code qmtemplate}. */
    void run(Vmid vmid, TaskContext task) throws IOException, InterruptedException {
        try (GuestLocks.Held held = tools.locks().hold(vmid)) {
            Guest guest = check(vmid);
            Collection<VolumeId> volumes = disks(guest).values();
            Intent intent = task.intend(
                    INTENT,
                    Map.of(
                            "vmid",
                            vmid.toString(),
                            "volumes",
                            String.join(
                                    "\n",
                                    volumes.stream().map(VolumeId::toString).toList())));
            try (Undo undo = new Undo(task)) {
                for (VolumeId volume : volumes) {
                    undo.add("keep " + volume, () -> release(volume));
                    templateDisks(volume).keep(volume);
                }
                task.step("template.commit");
                tools.guests().replace(guest, guest.config().withOptions(changed(guest)));
                task.step("template.committed");
                undo.clear();
            }
            task.fulfil(intent);
            task.line("VM " + vmid + " is a template");
        }
    }

    private Options changed(Guest guest) {
        Options result = guest.options().with(VmOptions.TEMPLATE, true);
        for (Map.Entry<String, VolumeId> disk : disks(guest).entrySet()) {
            VolumeId volume = disk.getValue();
            String written = String.valueOf(guest.options().raw(disk.getKey()));
            String kept = templateDisks(volume).idOf(volume).toString();
            result = result.with(disk.getKey(), written.replace(volume.toString(), kept));
        }
        return result;
    }

    /** Makes a disk a guest's again, for a machine that did not become a template. */
    void release(VolumeId volume) {
        templateDisks(volume).release(volume);
    }
}
