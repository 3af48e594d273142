// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.storage.importing;

import static dev.vireo.model.InvalidValueException.quote;

import dev.vireo.agent.storage.VolumeName;
import dev.vireo.model.InvalidValueException;
import dev.vireo.model.id.VolumeId;
import java.util.Optional;

/**
 * Where a disk to be imported lies: {@code STORAGE:import/disk.vmdk}, {@code STORAGE:import/machine.ova/disk.vmdk}, or a
 * disk of a guest here.
 *
 * @param volume the file on a storage
 * @param member the file in it, if that is an archive
 */
public record ImportName(VolumeId volume, Optional<String> member) {
    private static final String ARCHIVE_END = ".ova/";

    /** Reads it. */
    public static ImportName parse(String text) {
        if (text.startsWith("/")) {
            throw new InvalidValueException(
                    "a disk is imported from a volume such as local:import/disk.vmdk; put the file"
                            + " into the import folder of a storage - got " + quote(text));
        }
        VolumeId whole = VolumeId.parse(text);
        int end = whole.name().indexOf(ARCHIVE_END);
        if (end < 0) {
            VolumeName.parse(whole.name());
            return new ImportName(whole, Optional.empty());
        }
        int slash = end + ARCHIVE_END.length() - 1;
        VolumeId archive = new VolumeId(whole.storage(), whole.name().substring(0, slash));
        String member = whole.name().substring(slash + 1);
        if (!(VolumeName.parse(archive.name()) instanceof VolumeName.Import) || member.indexOf('/') >= 0) {
            throw new InvalidValueException(
                    "a file in an archive is named STORAGE:import/NAME.ova/FILE - got " + quote(text));
        }
        return new ImportName(archive, Optional.of(member));
    }

    /** The foreign file, or empty if it is a disk of a guest here. */
    Optional<VolumeName.Import> foreign() {
        return VolumeName.parse(volume.name()) instanceof VolumeName.Import name ? Optional.of(name) : Optional.empty();
    }

    /** Whether it is a disk of a guest here, which its guest may write to. */
    public boolean isGuestDisk() {
        return VolumeName.parse(volume.name()) instanceof VolumeName.Image;
    }

    @Override
    public String toString() {
        return volume + member.map(name -> "/" + name).orElse("");
    }
}
