// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.guest.qemu.command;

import dev.vireo.model.InvalidValueException;
import dev.vireo.model.guest.device.Disk;
import dev.vireo.model.id.VolumeId;
import java.util.Optional;

/** Finds the images behind drives. */
public final class DriveImages {
    private DriveImages() {}

    /** The image of a disk, which must have one. */
    public static DiskImage require(QemuPlan plan, String key, Disk disk) {
        return find(plan, key, disk)
                .orElseThrow(() -> new InvalidValueException(
                        key + ": " + InvalidValueException.quote(disk.file()) + " is no volume that can be attached"));
    }

    /** The image in a drive; nothing for a CD drive without a disc. */
    static Optional<DiskImage> find(QemuPlan plan, String key, Disk disk) {
        Optional<VolumeId> volume = disk.volume();
        if (volume.isEmpty()) {
            return Optional.empty();
        }
        DiskImage image = plan.volumes().get(volume.get());
        if (image == null) {
            throw new InvalidValueException(key + ": the volume " + volume.get() + " was not found");
        }
        return Optional.of(image);
    }
}
