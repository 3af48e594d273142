// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.guest.qemu;

import dev.vireo.agent.guest.Guest;
import dev.vireo.agent.guest.GuestLocks;
import dev.vireo.agent.guest.GuestStore;
import dev.vireo.agent.guest.qemu.process.QemuRuntime;
import dev.vireo.agent.guest.qemu.volume.GuestVolumes;
import dev.vireo.agent.storage.Storage;
import dev.vireo.agent.storage.Storages;
import dev.vireo.agent.storage.VolumeFilter;
import dev.vireo.agent.task.Intent;
import dev.vireo.agent.task.TaskContext;
import dev.vireo.model.api.ApiException;
import dev.vireo.model.guest.ConfigSection;
import dev.vireo.model.guest.VmOptions;
import dev.vireo.model.id.Vmid;
import dev.vireo.model.id.VolumeId;
import dev.vireo.model.storage.ContentType;
import dev.vireo.model.storage.StorageConfig;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Removes a virtual machine with its disks. Once begun it is finished, by the next start of the agent if need be. */
final class DestroyVm {
    /** Names the intent of a machine that is to go, with its volumes. */
    static final String INTENT = "destroy-vm";

    private final GuestStore guests;
    private final GuestLocks locks;
    private final Storages storages;
    private final QemuRuntime runtime;

    DestroyVm(GuestStore guests, GuestLocks locks, Storages storages, QemuRuntime runtime) {
        this.guests = guests;
        this.locks = locks;
        this.storages = storages;
        this.runtime = runtime;
    }

    /** Refuses what must not be removed. */
    void check(Vmid vmid, boolean ignoresLock) {
        Guest guest = guests.require(vmid);
        if (!ignoresLock) {
            guest.requireUnlocked();
        }
        if (guest.options().isSet(VmOptions.PROTECTION)) {
            throw ApiException.failed("can't remove VM " + vmid + " - protection mode enabled");
        }
        if (runtime.findAlive(vmid).isPresent()) {
            throw ApiException.failed("VM " + vmid + " is running - destroy failed");
        }
        requireNothingLinked(guest);
    }

    private void requireNothingLinked(Guest template) {
        for (VolumeId volume : volumesOf(template)) {
            for (Guest other : guests.all()) {
                boolean needsIt = volumesOf(other).stream()
                        .anyMatch(needing -> GuestVolumes.baseOf(needing).equals(Optional.of(volume)));
                if (needsIt) {
                    throw ApiException.failed("VM " + template.vmid() + " can't be removed: VM " + other.vmid() + " ("
                            + other.name() + ") is a linked clone and needs its disk '" + volume + "'");
                }
            }
        }
    }

    /** The work of the task {@code qmdestroy}. */
    void run(Vmid vmid, boolean ignoresLock, boolean withUnreferenced, TaskContext task) throws InterruptedException {
        try (GuestLocks.Held held = locks.hold(vmid)) {
            check(vmid, ignoresLock);
            Set<VolumeId> volumes = volumesOf(guests.require(vmid));
            if (withUnreferenced) {
                volumes.addAll(unreferenced(vmid));
            }
            Intent intent = task.intend(INTENT, Map.of("vmid", vmid.toString(), "volumes", join(volumes)));
            for (VolumeId volume : volumes) {
                task.step("destroy.free " + volume);
                free(volume, task);
            }
            task.step("destroy.delete-configuration");
            guests.delete(guests.require(vmid));
            task.step("destroy.deleted");
            task.fulfil(intent);
            task.line("Removed VM " + vmid);
        }
    }

    private static String join(Set<VolumeId> volumes) {
        return String.join("\n", volumes.stream().map(VolumeId::toString).toList());
    }

    /** Its own volumes, those of its snapshots included. */
    private static Set<VolumeId> volumesOf(Guest guest) {
        Set<VolumeId> volumes =
                new LinkedHashSet<>(GuestVolumes.owned(guest.options()).values());
        volumes.addAll(GuestVolumes.owned(guest.config().pending().options()).values());
        for (ConfigSection snapshot : guest.config().snapshots().values()) {
            volumes.addAll(GuestVolumes.owned(snapshot.options()).values());
        }
        volumes.removeIf(volume -> !GuestVolumes.ownerOf(volume).equals(Optional.of(guest.vmid())));
        return volumes;
    }

    private Set<VolumeId> unreferenced(Vmid vmid) {
        Set<VolumeId> volumes = new LinkedHashSet<>();
        for (StorageConfig config : storages.onThisNode()) {
            if (!config.isDisabled() && config.content().contains(ContentType.IMAGES)) {
                Storage storage = storages.use(config.id());
                storage.list(VolumeFilter.ALL.only(ContentType.IMAGES).of(vmid))
                        .forEach(entry -> volumes.add(VolumeId.parse(entry.volid())));
            }
        }
        return volumes;
    }

    private void free(VolumeId volume, TaskContext task) {
        storages.holding(volume).free(volume);
        task.line("Removed volume '" + volume + "'");
    }
}
