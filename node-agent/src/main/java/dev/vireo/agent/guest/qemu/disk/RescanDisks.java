// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.guest.qemu.disk;

import dev.vireo.agent.guest.Guest;
import dev.vireo.agent.guest.GuestLocks;
import dev.vireo.agent.storage.Storage;
import dev.vireo.agent.storage.VolumeFilter;
import dev.vireo.agent.task.TaskContext;
import dev.vireo.model.api.ApiException;
import dev.vireo.model.id.Vmid;
import dev.vireo.model.id.VolumeId;
import dev.vireo.model.option.ByteSize;
import dev.vireo.model.option.Options;
import dev.vireo.model.storage.ContentType;
import dev.vireo.model.storage.StorageAnswers.VolumeEntry;
import dev.vireo.model.storage.StorageConfig;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Brings configurations up to what lies on the storages: volumes with a guest's number that nothing names become detached
 * disks, sizes that have changed are written. Nothing is removed, and what lies under other names is not looked at.
 */
final class RescanDisks {
    private final VmDisks disks;

    RescanDisks(VmDisks disks) {
        this.disks = disks;
    }

    /** The work of the task {@code qmrescan}: one guest, or all of this node. */
    void run(Optional<Vmid> one, TaskContext task) throws InterruptedException {
        List<Vmid> vmids = one.map(List::of)
                .orElseGet(() -> disks.guests().all().stream().map(Guest::vmid).toList());
        List<Storage> storages = usableStorages(task);
        int done = 0;
        for (Vmid vmid : vmids) {
            task.checkCancelled();
            try (GuestLocks.Held held = disks.locks().hold(vmid)) {
                rescan(vmid, storages, task);
            } catch (ApiException e) {
                task.warn("VM " + vmid + " was not looked at: " + e.getMessage());
            }
            task.progress(++done / (double) vmids.size());
        }
    }

    private List<Storage> usableStorages(TaskContext task) {
        List<Storage> usable = new ArrayList<>();
        for (StorageConfig config : disks.storages().onThisNode()) {
            if (!config.isDisabled() && config.content().contains(ContentType.IMAGES)) {
                try {
                    usable.add(disks.storages().use(config.id()));
                } catch (ApiException e) {
                    task.warn("storage '" + config.id() + "' was not looked at: " + e.getMessage());
                }
            }
        }
        return usable;
    }

    private void rescan(Vmid vmid, List<Storage> storages, TaskContext task) {
        Guest guest = disks.guests().require(vmid);
        guest.requireUnlocked();
        Options options = guest.options();
        Set<Path> named = namedFiles();
        for (Storage storage : storages) {
            for (VolumeEntry entry : storage.list(VolumeFilter.ALL.only(ContentType.IMAGES).of(vmid))) {
                VolumeId volume = VolumeId.parse(entry.volid());
                if (isOrphan(storage, volume, named)) {
                    String key = DetachedKeys.firstFree(options);
                    options = options.with(key, volume.toString());
                    task.line("VM " + vmid + ": volume '" + volume + "' is " + key + " now");
                }
            }
        }
        options = withSizes(vmid, options, task);
        if (!options.equals(guest.options())) {
            task.step("rescan.commit");
            disks.guests().replace(guest, guest.config().withOptions(options));
            task.step("rescan.committed");
        }
    }

    /** Where the volumes lie that any configuration names: two storages may show the same folder. */
    private Set<Path> namedFiles() {
        Set<Path> files = new HashSet<>();
        for (Guest guest : disks.guests().all()) {
            for (Options options : DiskUses.sections(guest.config())) {
                for (String value : options.asMap().values()) {
                    realPath(DiskUses.fileOf(value)).ifPresent(files::add);
                }
            }
        }
        return files;
    }

    private Optional<Path> realPath(String volume) {
        try {
            return volume.matches("[A-Za-z][A-Za-z0-9._-]+:.*/.*")
                    ? Optional.of(disks.storages().path(VolumeId.parse(volume)).toRealPath())
                    : Optional.empty();
        } catch (ApiException | IllegalArgumentException | IOException e) {
            // It names nothing that exists here.
            return Optional.empty();
        }
    }

    /** RAM of snapshots and cloud-init drives are no disks; their owners make and remove them. */
    private static boolean isOrphan(Storage storage, VolumeId volume, Set<Path> named) {
        boolean isDisk = volume.name().matches("[0-9]+/vm-[0-9]+-disk-[0-9]+\\.(?:raw|qcow2|vmdk)");
        try {
            return isDisk && !named.contains(storage.path(volume).toRealPath());
        } catch (IOException e) {
            // Removed since it was listed.
            return false;
        }
    }

    private Options withSizes(Vmid vmid, Options options, TaskContext task) {
        Options result = options;
        for (String key : options.keys()) {
            boolean isSized = String.valueOf(options.raw(key)).contains("size=");
            Optional<DiskEntry> disk = isSized ? DiskEntry.find(options, key) : Optional.empty();
            if (disk.isPresent()) {
                result = withSize(vmid, disk.get(), result, task);
            }
        }
        return result;
    }

    private Options withSize(Vmid vmid, DiskEntry disk, Options options, TaskContext task) {
        try {
            ByteSize size = disks.sizeOf(disk.volume());
            boolean isRight = disk.settings().contains("size=" + size);
            if (!isRight) {
                task.line("VM " + vmid + ": " + disk.key() + " has " + size);
            }
            return isRight ? options : disk.with(size).in(options);
        } catch (ApiException e) {
            task.warn("VM " + vmid + ": " + disk.key() + ": " + e.getMessage());
            return options;
        }
    }
}
