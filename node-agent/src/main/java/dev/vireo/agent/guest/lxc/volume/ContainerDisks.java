// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.guest.lxc.volume;

import dev.vireo.agent.guest.Guest;
import dev.vireo.agent.guest.PendingChanges;
import dev.vireo.agent.storage.VolumeName;
import dev.vireo.agent.storage.VolumeName.Image;
import dev.vireo.model.InvalidValueException;
import dev.vireo.model.guest.ConfigSection;
import dev.vireo.model.guest.CtOptions;
import dev.vireo.model.guest.device.ContainerDisk;
import dev.vireo.model.id.Vmid;
import dev.vireo.model.id.VolumeId;
import dev.vireo.model.option.Options;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The file systems and volumes that a configuration names. */
public final class ContainerDisks {
    /** Changes in which no volume of a container is lost. */
    public static final PendingChanges CHANGES = new PendingChanges(ContainerDisks::owned);

    private ContainerDisks() {}

    /** File systems by key, the root first. */
    public static Map<String, ContainerDisk> of(Options options) {
        Map<String, ContainerDisk> disks = new LinkedHashMap<>();
        options.get(CtOptions.ROOTFS).ifPresent(disk -> disks.put(CtOptions.ROOTFS.name(), disk));
        options.family(CtOptions.MOUNT_POINTS).forEach((index, disk) -> disks.put("mp" + index, disk));
        return disks;
    }

    /** Volumes that are mounted, by key. */
    public static Map<String, VolumeId> attached(Options options) {
        Map<String, VolumeId> volumes = new LinkedHashMap<>();
        of(options).forEach((key, disk) -> disk.volume().ifPresent(volume -> volumes.put(key, volume)));
        return volumes;
    }

    /** Volumes that are mounted or detached, by key. */
    public static Map<String, VolumeId> owned(Options options) {
        Map<String, VolumeId> volumes = attached(options);
        options.family(CtOptions.UNUSED).forEach((index, volume) -> volumes.put("unused" + index, volume));
        return volumes;
    }

    /** All that a container's configuration names, snapshots and what waits included. */
    public static Set<VolumeId> all(Guest container) {
        Set<VolumeId> volumes = new LinkedHashSet<>(owned(container.options()).values());
        volumes.addAll(owned(container.config().pending().options()).values());
        for (ConfigSection snapshot : container.config().snapshots().values()) {
            volumes.addAll(owned(snapshot.options()).values());
        }
        return volumes;
    }

    /** Whether a volume is a guest's by its name. */
    public static boolean isOwnedBy(VolumeId volume, Vmid vmid) {
        return image(volume).map(Image::vmid).equals(Optional.of(vmid));
    }

    /** What a volume is by its name, if it is a disk. */
    static Optional<Image> image(VolumeId volume) {
        try {
            return VolumeName.parse(volume.name()) instanceof Image image ? Optional.of(image) : Optional.empty();
        } catch (InvalidValueException e) {
            return Optional.empty();
        }
    }

    /** The configuration in which a file system has another volume, or another size. */
    public static Options with(Options options, String key, ContainerDisk disk) {
        return options.with(CtOptions.disk(key).orElseThrow(), disk);
    }
}
