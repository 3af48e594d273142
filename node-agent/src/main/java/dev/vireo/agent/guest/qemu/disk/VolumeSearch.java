// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.guest.qemu.disk;

import dev.vireo.agent.guest.Guest;
import dev.vireo.agent.guest.qemu.volume.DetachedKeys;
import dev.vireo.agent.guest.qemu.volume.GuestVolumes;
import dev.vireo.agent.storage.Storage;
import dev.vireo.agent.storage.VolumeFilter;
import dev.vireo.model.api.ApiException;
import dev.vireo.model.id.StorageId;
import dev.vireo.model.id.Vmid;
import dev.vireo.model.id.VolumeId;
import dev.vireo.model.option.ByteSize;
import dev.vireo.model.option.Options;
import dev.vireo.model.storage.ContentType;
import dev.vireo.model.storage.RescanAnswer;
import dev.vireo.model.storage.RescanAnswer.Finding;
import dev.vireo.model.storage.StorageAnswers.VolumeEntry;
import dev.vireo.model.storage.StorageConfig;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** Compares configurations with what lies on the storages; changes nothing. What lies under other names is not looked at. */
final class VolumeSearch {
    private final VmDisks disks;
    private final Map<StorageId, Storage> storages;
    private final Consumer<String> warnings;

    /**
     * @param one the storage that is looked at; every usable one if not given
     * @param warnings is told what could not be looked at
     */
    VolumeSearch(VmDisks disks, Optional<StorageId> one, Consumer<String> warnings) {
        this.disks = disks;
        this.warnings = warnings;
        this.storages = usable(one);
    }

    /**
     * What was found about a guest.
     *
     * @param wanted its configuration as it is to be; the same if nothing was found
     */
    record Look(Guest guest, Options wanted, List<Finding> findings) {}

    private Map<StorageId, Storage> usable(Optional<StorageId> one) {
        Map<StorageId, Storage> usable = new LinkedHashMap<>();
        for (StorageConfig config : disks.storages().onThisNode()) {
            boolean isAsked = one.isEmpty() || one.get().equals(config.id());
            if (isAsked && !config.isDisabled() && config.content().contains(ContentType.IMAGES)) {
                try {
                    usable.put(config.id(), disks.storages().use(config.id()));
                } catch (ApiException e) {
                    warnings.accept("storage '" + config.id() + "' was not looked at: " + e.getMessage());
                }
            }
        }
        return usable;
    }

    /** Looks for what belongs to a guest. */
    Look look(Guest guest) {
        Options options = guest.options();
        List<Finding> findings = new ArrayList<>();
        Set<Path> named = namedFiles();
        for (Storage storage : storages.values()) {
            for (VolumeEntry entry :
                    storage.list(VolumeFilter.ALL.only(ContentType.IMAGES).of(guest.vmid()))) {
                VolumeId volume = VolumeId.parse(entry.volid());
                if (isOrphan(storage, volume, named)) {
                    String key = DetachedKeys.firstFree(options);
                    options = options.with(key, volume.toString());
                    findings.add(new Finding(
                            guest.vmid().number(),
                            volume.toString(),
                            RescanAnswer.UNREFERENCED,
                            key,
                            entry.size(),
                            null));
                }
            }
        }
        return new Look(guest, withSizes(guest.vmid(), options, findings), findings);
    }

    /** Volumes that bear a number which no guest of the cluster has. */
    List<Finding> ofNobody() {
        List<Finding> findings = new ArrayList<>();
        Set<Path> named = namedFiles();
        for (Storage storage : storages.values()) {
            for (VolumeEntry entry : storage.list(VolumeFilter.ALL.only(ContentType.IMAGES))) {
                Integer owner = entry.vmid();
                if (owner != null
                        && owner >= Vmid.MINIMUM
                        && !disks.guests().isTaken(new Vmid(owner))
                        && isOrphan(storage, VolumeId.parse(entry.volid()), named)) {
                    findings.add(new Finding(owner, entry.volid(), RescanAnswer.NO_GUEST, null, entry.size(), null));
                }
            }
        }
        return findings;
    }

    /** Where the volumes lie that any configuration names: two storages may show the same folder. */
    private Set<Path> namedFiles() {
        Set<Path> files = new HashSet<>();
        for (Guest guest : disks.guests().all()) {
            for (Options options : DiskUses.sections(guest.config())) {
                for (String value : options.asMap().values()) {
                    realPath(GuestVolumes.fileOf(value)).ifPresent(files::add);
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

    private Options withSizes(Vmid vmid, Options options, List<Finding> findings) {
        Options result = options;
        for (String key : options.keys()) {
            boolean isSized = String.valueOf(options.raw(key)).contains("size=");
            Optional<DiskEntry> disk = isSized ? DiskEntry.find(options, key) : Optional.empty();
            if (disk.isPresent() && storages.containsKey(disk.get().volume().storage())) {
                result = withSize(vmid, disk.get(), result, findings);
            }
        }
        return result;
    }

    private Options withSize(Vmid vmid, DiskEntry disk, Options options, List<Finding> findings) {
        try {
            ByteSize size = disks.sizeOf(disk.volume());
            Optional<String> written = writtenSize(disk.settings());
            if (written.filter(size.toString()::equals).isPresent()) {
                return options;
            }
            findings.add(new Finding(
                    vmid.number(),
                    disk.volume().toString(),
                    RescanAnswer.SIZE,
                    disk.key(),
                    size.bytes(),
                    written.orElse(null)));
            return disk.with(size).in(options);
        } catch (ApiException e) {
            warnings.accept("VM " + vmid + ": " + disk.key() + ": " + e.getMessage());
            return options;
        }
    }

    private static Optional<String> writtenSize(List<String> settings) {
        return settings.stream()
                .filter(setting -> setting.startsWith("size="))
                .map(setting -> setting.substring("size=".length()))
                .findFirst();
    }
}
