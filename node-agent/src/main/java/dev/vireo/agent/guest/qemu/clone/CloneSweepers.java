// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.guest.qemu.clone;

import dev.vireo.agent.guest.Guest;
import dev.vireo.agent.guest.qemu.VmWork;
import dev.vireo.agent.guest.qemu.process.RunningVm;
import dev.vireo.agent.task.Intent;
import dev.vireo.agent.task.Sweeper;
import dev.vireo.agent.task.TaskLog;
import dev.vireo.model.guest.VmOptions;
import dev.vireo.model.id.Vmid;
import dev.vireo.model.id.VolumeId;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Repairs what cut-off work on clones and templates left. Machines that run must have been found before. */
final class CloneSweepers {
    private final VmWork.Tools tools;
    private final MakeTemplate templates;

    CloneSweepers(VmWork.Tools tools, MakeTemplate templates) {
        this.tools = tools;
        this.templates = templates;
    }

    /** One for each kind of intent. */
    List<Sweeper> all() {
        return List.of(
                Sweeper.of(CloneVm.INTENT, this::giveUpClone), Sweeper.of(MakeTemplate.INTENT, this::giveUpTemplate));
    }

    /** A clone that has no configuration yet is given up; its disks have intents of their own. */
    private void giveUpClone(Intent intent, TaskLog log) throws IOException {
        Optional<RunningVm> source = tools.runtime().findAlive(Vmid.parse(intent.detail("source")));
        if (source.isPresent()) {
            new LiveCopy(tools.storages(), source.get()).settle();
        }
        Vmid vmid = Vmid.parse(intent.detail("vmid"));
        Optional<Guest> reserved =
                tools.guests().find(vmid).filter(guest -> guest.lock().equals(Optional.of(CloneVm.LOCK)));
        reserved.ifPresent(guest -> {
            tools.guests().delete(guest);
            log.line("Gave VMID " + vmid + " back");
        });
    }

    /** A machine that did not become a template gets its disks back. */
    private void giveUpTemplate(Intent intent, TaskLog log) {
        Vmid vmid = Vmid.parse(intent.detail("vmid"));
        boolean isTemplate = tools.guests()
                .find(vmid)
                .filter(guest -> guest.options().isSet(VmOptions.TEMPLATE))
                .isPresent();
        if (!isTemplate) {
            intent.detail("volumes").lines().map(VolumeId::parse).forEach(templates::release);
            log.line("VM " + vmid + " did not become a template");
        }
    }
}
