// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.guest.qemu.disk;

import dev.vireo.agent.guest.Guest;
import dev.vireo.agent.task.TaskContext;
import dev.vireo.model.api.ApiException;
import dev.vireo.model.api.Arguments;
import dev.vireo.model.api.DiskEndpoints;
import dev.vireo.model.api.GuestEndpoints;
import dev.vireo.model.api.PathParameters;
import dev.vireo.model.id.Vmid;
import dev.vireo.model.id.VolumeId;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Detaches disks, as removing their keys does; with force their volumes go too. */
final class UnlinkDisks {
    private final VmDisks disks;
    private final Configuring configuring;

    UnlinkDisks(VmDisks disks, Configuring configuring) {
        this.disks = disks;
        this.configuring = configuring;
    }

    /** Refuses what could not be done. */
    void check(Arguments arguments) {
        Guest guest = disks.requireChangeable(
                arguments.require(PathParameters.VMID), false, arguments.get(GuestEndpoints.DIGEST));
        boolean removes = arguments.isSet(DiskEndpoints.FORCE);
        for (String key : keys(arguments)) {
            if (!DiskEndpoints.ALL_KEYS.contains(key)) {
                throw ApiException.badParameter(
                        "idlist", "keys of disks such as scsi0 or unused1 are needed - got '" + key + "'");
            }
            if (removes) {
                DiskEntry.find(guest.options(), key)
                        .ifPresent(disk -> disks.uses().requireFree(guest, disk.volume()));
            }
        }
    }

    private static Set<String> keys(Arguments arguments) {
        return new LinkedHashSet<>(
                List.of(arguments.require(DiskEndpoints.ID_LIST).split("[,; ]+")));
    }

    /** The work of the task. */
    void run(Arguments arguments, TaskContext task) throws IOException, InterruptedException {
        check(arguments);
        Guest before = disks.guests().require(arguments.require(PathParameters.VMID));
        Map<String, VolumeId> volumes = new LinkedHashMap<>();
        for (String key : keys(arguments)) {
            DiskEntry.find(before.options(), key).ifPresent(disk -> volumes.put(key, disk.volume()));
        }
        delete(arguments, keys(arguments), task);
        if (arguments.isSet(DiskEndpoints.FORCE)) {
            remove(arguments, before.vmid(), volumes, task);
        }
    }

    private void remove(Arguments arguments, Vmid vmid, Map<String, VolumeId> volumes, TaskContext task)
            throws IOException, InterruptedException {
        Guest guest = disks.guests().require(vmid);
        Set<String> detached = new LinkedHashSet<>();
        for (String key : guest.options().keys()) {
            DiskEntry.find(guest.options(), key)
                    .filter(disk -> disk.isUnused() && volumes.containsValue(disk.volume()))
                    .ifPresent(disk -> detached.add(key));
        }
        if (!detached.isEmpty()) {
            delete(arguments, detached, task);
        }
        for (Map.Entry<String, VolumeId> entry : volumes.entrySet()) {
            if (guest.options().raw(entry.getKey()) != null && !detached.contains(entry.getKey())) {
                throw ApiException.failed("VM " + vmid + " runs and uses " + entry.getKey()
                        + ": it is detached at the next start, and its volume '" + entry.getValue()
                        + "' can be removed then");
            }
        }
    }

    private void delete(Arguments arguments, Set<String> keys, TaskContext task)
            throws IOException, InterruptedException {
        configuring.run(
                Arguments.check(
                        GuestEndpoints.CHANGE_CONFIG.parameters(),
                        Map.of(
                                "node",
                                arguments.require(PathParameters.NODE).toString(),
                                "vmid",
                                arguments.require(PathParameters.VMID).toString(),
                                "delete",
                                String.join(",", keys))),
                task);
    }
}
