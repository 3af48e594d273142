// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.guest.qemu.disk;

import dev.vireo.agent.guest.Guest;
import dev.vireo.agent.guest.GuestLocks;
import dev.vireo.agent.guest.qemu.disk.VolumeSearch.Look;
import dev.vireo.agent.task.TaskContext;
import dev.vireo.model.api.ApiException;
import dev.vireo.model.id.StorageId;
import dev.vireo.model.id.Vmid;
import dev.vireo.model.option.ByteSize;
import dev.vireo.model.storage.RescanAnswer;
import dev.vireo.model.storage.RescanAnswer.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Brings configurations up to what lies on the storages: volumes with a guest's number that nothing names become detached
 * disks, sizes that have changed are written. Nothing is removed.
 */
final class RescanDisks {
    private final VmDisks disks;

    RescanDisks(VmDisks disks) {
        this.disks = disks;
    }

    /** What is looked at: one guest or all of this node, one storage or all. */
    record Scope(Optional<Vmid> guest, Optional<StorageId> storage) {}

    /** What {@link #run} would find, and what nobody owns; changes nothing. */
    RescanAnswer preview(Scope scope) {
        List<String> notes = new ArrayList<>();
        VolumeSearch search = new VolumeSearch(disks, scope.storage(), notes::add);
        List<Finding> findings = new ArrayList<>();
        for (Vmid vmid : guests(scope)) {
            try {
                findings.addAll(search.look(disks.guests().require(vmid)).findings());
            } catch (ApiException e) {
                notes.add("VM " + vmid + " was not looked at: " + e.getMessage());
            }
        }
        if (scope.guest().isEmpty()) {
            findings.addAll(search.ofNobody());
        }
        return new RescanAnswer(findings, notes);
    }

    private List<Vmid> guests(Scope scope) {
        return scope.guest()
                .map(List::of)
                .orElseGet(() -> disks.guests().all().stream().map(Guest::vmid).toList());
    }

    /** The work of the task {@code qmrescan}. */
    void run(Scope scope, TaskContext task) throws InterruptedException {
        VolumeSearch search = new VolumeSearch(disks, scope.storage(), task::warn);
        List<Vmid> vmids = guests(scope);
        int done = 0;
        for (Vmid vmid : vmids) {
            task.checkCancelled();
            try (GuestLocks.Held held = disks.locks().hold(vmid)) {
                rescan(search, vmid, task);
            } catch (ApiException e) {
                task.warn("VM " + vmid + " was not looked at: " + e.getMessage());
            }
            task.progress(++done / (double) vmids.size());
        }
    }

    private void rescan(VolumeSearch search, Vmid vmid, TaskContext task) {
        Guest guest = disks.guests().require(vmid);
        guest.requireUnlocked();
        Look look = search.look(guest);
        look.findings().forEach(finding -> task.line(words(finding)));
        if (!look.wanted().equals(guest.options())) {
            task.step("rescan.commit");
            disks.guests().replace(guest, guest.config().withOptions(look.wanted()));
            task.step("rescan.committed");
        }
    }

    private static String words(Finding finding) {
        Long size = finding.size();
        return finding.kind().equals(RescanAnswer.SIZE) && size != null
                ? "VM " + finding.vmid() + ": " + finding.key() + " has " + new ByteSize(size)
                : "VM " + finding.vmid() + ": volume '" + finding.volid() + "' is " + finding.key() + " now";
    }
}
