// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.storage.directory;

import dev.vireo.agent.storage.VolumeSnapshots;
import dev.vireo.agent.storage.image.ImageFormat;
import dev.vireo.agent.storage.image.ImageSnapshots;
import dev.vireo.agent.task.StepListener;
import dev.vireo.model.api.ApiException;
import dev.vireo.model.id.SnapshotName;
import dev.vireo.model.id.VolumeId;
import java.nio.file.Path;
import java.util.function.Function;

/** Snapshots inside the qcow2 files of a folder. */
record DirectorySnapshots(Function<VolumeId, Path> paths, ImageSnapshots images, StepListener steps)
        implements VolumeSnapshots {
    @Override
    public boolean areSupported(VolumeId volume) {
        return ImageFormat.ofFileName(volume.name())
                .filter(ImageFormat.QCOW2::equals)
                .isPresent();
    }

    @Override
    public boolean has(VolumeId volume, SnapshotName name) {
        return areSupported(volume) && images.names(paths.apply(volume)).contains(name.name());
    }

    @Override
    public void take(VolumeId volume, SnapshotName name) {
        requireSupported(volume);
        steps.reached("volume-snapshot.take");
        images.take(paths.apply(volume), name.name());
        steps.reached("volume-snapshot.taken");
    }

    @Override
    public void rollBack(VolumeId volume, SnapshotName name) {
        requireSupported(volume);
        steps.reached("volume-snapshot.roll-back");
        images.rollBack(paths.apply(volume), name.name());
        steps.reached("volume-snapshot.rolled-back");
    }

    @Override
    public void remove(VolumeId volume, SnapshotName name) {
        if (has(volume, name)) {
            steps.reached("volume-snapshot.remove");
            images.remove(paths.apply(volume), name.name());
            steps.reached("volume-snapshot.removed");
        }
    }

    private void requireSupported(VolumeId volume) {
        if (!areSupported(volume)) {
            throw ApiException.failed(
                    "the volume '" + volume + "' cannot have snapshots: in a folder only qcow2 disks" + " can");
        }
    }
}
