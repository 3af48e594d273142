// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.guest.qemu.disk;

import static dev.vireo.model.InvalidValueException.quote;

import dev.vireo.agent.guest.Guest;
import dev.vireo.agent.storage.VolumeName;
import dev.vireo.agent.storage.image.ImageFormat;
import dev.vireo.model.InvalidValueException;
import dev.vireo.model.api.ApiException;
import dev.vireo.model.guest.VmOptions;
import dev.vireo.model.id.VolumeId;
import dev.vireo.model.option.ByteSize;
import dev.vireo.model.option.Options;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A key of a configuration that holds a volume of the guest's: a disk, firmware variables, TPM state, or a detached one.
 *
 * @param key its key
 * @param volume the volume
 * @param settings the other parts of what is written, in their order
 */
record DiskEntry(String key, VolumeId volume, List<String> settings) {
    private static final String SIZE = "size=";

    DiskEntry {
        settings = List.copyOf(settings);
    }

    /** The disk at a key, if that holds a volume that is no CD image. */
    static Optional<DiskEntry> find(Options options, String key) {
        String written = options.raw(key);
        if (written == null) {
            return Optional.empty();
        }
        List<String> parts = new ArrayList<>(List.of(written.split(",")));
        String file = parts.remove(0).replaceFirst("^(?:file|volume)=", "");
        boolean isVolume = file.contains(":") && !file.startsWith("/") && !parts.contains("media=cdrom");
        try {
            return isVolume ? Optional.of(new DiskEntry(key, VolumeId.parse(file), parts)) : Optional.empty();
        } catch (InvalidValueException e) {
            // Somebody wrote there by hand what names no volume.
            return Optional.empty();
        }
    }

    /** The disk at a key, or the error that says what is there. */
    static DiskEntry require(Guest guest, String key) {
        return find(guest.options(), key)
                .orElseThrow(() -> ApiException.badParameter(
                        "disk",
                        guest.options().raw(key) == null
                                ? "disk '" + key + "' does not exist"
                                : key + " holds no disk but " + quote(String.valueOf(guest.options().raw(key)))));
    }

    /** Whether it is detached. */
    boolean isUnused() {
        return VmOptions.UNUSED.member(key).isPresent();
    }

    /** The same with another volume; a written format would contradict its name. */
    DiskEntry with(VolumeId other) {
        return new DiskEntry(
                key,
                other,
                settings.stream().filter(part -> !part.startsWith("format=")).toList());
    }

    /** The same with a size. */
    DiskEntry with(ByteSize size) {
        List<String> others = new ArrayList<>(
                settings.stream().filter(part -> !part.startsWith(SIZE)).toList());
        others.add(SIZE + size);
        return new DiskEntry(key, volume, others);
    }

    /** The same at another key; a detached disk has no settings. */
    DiskEntry at(String otherKey) {
        DiskEntry moved = new DiskEntry(otherKey, volume, settings);
        return moved.isUnused() ? new DiskEntry(otherKey, volume, List.of()) : moved;
    }

    /** The configuration with it. */
    Options in(Options options) {
        return options.with(key, written());
    }

    /** What is written at its key. */
    String written() {
        return settings.isEmpty() ? volume.toString() : volume + "," + String.join(",", settings);
    }

    /** How the volume is kept, by its name. */
    ImageFormat format() {
        return ImageFormat.ofFileName(volume.name()).orElse(ImageFormat.RAW);
    }

    /** Whether a template's disk is what it is, so that nothing may write it. */
    boolean isBase() {
        return fileName().startsWith("base-");
    }

    private String fileName() {
        return volume.name().substring(volume.name().lastIndexOf('/') + 1);
    }

    /** Whether the volume's name says that it belongs to the guest. */
    boolean isOwnedBy(Guest guest) {
        return isOwnedBy(volume, guest);
    }

    /** Whether a volume's name says that it belongs to the guest; that of a linked clone begins with its template's. */
    static boolean isOwnedBy(VolumeId volume, Guest guest) {
        String[] parts = volume.name().split("/");
        int folder = Math.max(0, parts.length - 2);
        try {
            return VolumeName.parse(parts[folder] + "/" + parts[parts.length - 1])
                    .owner()
                    .equals(Optional.of(guest.vmid()));
        } catch (InvalidValueException e) {
            return false;
        }
    }
}
