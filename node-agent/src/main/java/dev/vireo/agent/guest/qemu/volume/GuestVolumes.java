// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.guest.qemu.volume;

import dev.vireo.agent.storage.VolumeName;
import dev.vireo.agent.storage.VolumeName.Image;
import dev.vireo.model.InvalidValueException;
import dev.vireo.model.guest.SnapshotKeys;
import dev.vireo.model.guest.VmHardwareOptions;
import dev.vireo.model.guest.VmOptions;
import dev.vireo.model.guest.device.Disk;
import dev.vireo.model.id.Vmid;
import dev.vireo.model.id.VolumeId;
import dev.vireo.model.option.OptionFamily;
import dev.vireo.model.option.Options;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** The volumes that a configuration names. */
public final class GuestVolumes {
    private static final Pattern CLOUD_INIT = Pattern.compile("(.*/)?vm-[0-9]+-cloudinit(\\.(raw|qcow2))?");

    private GuestVolumes() {}

    /** Volumes of attached disks, CD drives and firmware, by key. */
    public static Map<String, VolumeId> of(Options options) {
        Map<String, VolumeId> volumes = new LinkedHashMap<>();
        disks(options).forEach((key, disk) -> disk.volume().ifPresent(volume -> volumes.put(key, volume)));
        options.get(VmOptions.EFI_DISK)
                .flatMap(efi -> efi.disk().volume())
                .ifPresent(volume -> volumes.put(VmOptions.EFI_DISK.name(), volume));
        options.get(VmHardwareOptions.TPM_STATE)
                .flatMap(state -> state.disk().volume())
                .ifPresent(volume -> volumes.put(VmHardwareOptions.TPM_STATE.name(), volume));
        return volumes;
    }

    /** Whether a volume is a cloud-init drive, which a guest owns although it is a CD. */
    public static boolean isCloudInit(VolumeId volume) {
        return CLOUD_INIT.matcher(volume.name()).matches();
    }

    /** Volumes that are the guest's own: attached disks, its cloud-init drive, detached ones and kept memory; no CD images. */
    public static Map<String, VolumeId> owned(Options options) {
        Map<String, VolumeId> volumes = attached(options);
        disks(options)
                .forEach((key, disk) ->
                        disk.volume().filter(GuestVolumes::isCloudInit).ifPresent(volume -> volumes.put(key, volume)));
        options.family(VmOptions.UNUSED)
                .forEach((index, volume) -> volumes.put(VmOptions.UNUSED.model().name() + index, volume));
        options.get(SnapshotKeys.MEMORY).ifPresent(volume -> volumes.put(SnapshotKeys.MEMORY.name(), volume));
        return volumes;
    }

    /** The volumes of attached disks and of firmware: what a snapshot keeps and a clone gets. */
    public static Map<String, VolumeId> attached(Options options) {
        Map<String, VolumeId> volumes = of(options);
        disks(options).forEach((key, disk) -> {
            if (disk.isCdrom()) {
                volumes.remove(key);
            }
        });
        return volumes;
    }

    /** Disks and CD drives by key. */
    public static Map<String, Disk> disks(Options options) {
        Map<String, Disk> disks = new LinkedHashMap<>();
        for (OptionFamily<Disk> family : VmOptions.DISKS) {
            options.family(family)
                    .forEach((index, disk) -> disks.put(family.model().name() + index, disk));
        }
        return disks;
    }

    /** The guest that a disk belongs to by its name; nothing if it is no disk. */
    public static Optional<Vmid> ownerOf(VolumeId volume) {
        return image(volume).map(Image::vmid);
    }

    /** Whether both are the same disk: a linked clone's has a longer name too. */
    static boolean isSame(VolumeId one, VolumeId other) {
        return one.storage().equals(other.storage()) && ownName(one).equals(ownName(other));
    }

    private static String ownName(VolumeId volume) {
        return image(volume).map(image -> image.vmid() + "/" + image.fileName()).orElse(volume.name());
    }

    /** The template's disk that a disk needs. */
    public static Optional<VolumeId> baseOf(VolumeId volume) {
        return image(volume).flatMap(Image::base).map(base -> new VolumeId(volume.storage(), base.toString()));
    }

    private static Optional<Image> image(VolumeId volume) {
        try {
            return VolumeName.parse(volume.name()) instanceof Image image ? Optional.of(image) : Optional.empty();
        } catch (InvalidValueException e) {
            return Optional.empty();
        }
    }

    /** The format of a volume: by its name, never by its bytes, which a guest can write. */
    public static String formatOf(VolumeId volume) {
        String name = volume.name();
        if (name.endsWith(".qcow2")) {
            return "qcow2";
        }
        return name.endsWith(".vmdk") ? "vmdk" : "raw";
    }

    /** Whether some key names the volume. */
    public static boolean names(Options options, VolumeId volume) {
        return options.asMap().values().stream().anyMatch(value -> fileOf(value).equals(volume.toString()));
    }

    /** The volume in what is written at a key, with the template's part of a linked clone's id. */
    public static String fileOf(String written) {
        return written.split(",", 2)[0].replaceFirst("^(?:file|volume)=", "");
    }
}
