// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.storage;

import dev.vireo.model.id.SnapshotName;
import dev.vireo.model.id.VolumeId;

/**
 * Snapshots of a storage's volumes that no guest has open; QEMU makes those of a volume that it has open. Every method
 * throws {@link dev.vireo.model.api.ApiException} with one sentence for people when it cannot do what is asked.
 */
public interface VolumeSnapshots {
    /** Whether the volume's kind can have snapshots here. */
    boolean areSupported(VolumeId volume);

    /** Whether the volume has a snapshot of that name. A guest may have the volume open. */
    boolean has(VolumeId volume, SnapshotName name);

    /** Keeps the present content under that name, which is free. */
    void take(VolumeId volume, SnapshotName name);

    /** Makes what is kept under that name the present content; all snapshots stay. */
    void rollBack(VolumeId volume, SnapshotName name);

    /** Removes one; the content and the other snapshots stay. Nothing is wrong if there is none of that name. */
    void remove(VolumeId volume, SnapshotName name);
}
