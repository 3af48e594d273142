// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.storage;

import dev.vireo.agent.storage.image.CopyTerms;
import dev.vireo.agent.storage.image.ImageSource;
import dev.vireo.model.id.Vmid;
import dev.vireo.model.id.VolumeId;
import dev.vireo.model.option.ByteSize;
import dev.vireo.model.storage.StorageAnswers.VolumeDetails;
import dev.vireo.model.storage.StorageAnswers.VolumeEntry;
import dev.vireo.model.storage.StorageConfig;
import java.nio.file.Path;
import java.util.List;

/**
 * One configured storage on this node. It knows volumes and their names, not the guests that use them. Every method
 * throws {@link dev.vireo.model.api.ApiException} with one sentence for people when it cannot do what is asked.
 */
public interface Storage {
    /** Its entry in {@code storage.cfg}. */
    StorageConfig config();

    /** What it can do. */
    StorageCapabilities capabilities();

    /** Makes it ready: mounts, creates what folders it needs, and so on. Does nothing if it is ready. */
    void activate();

    /** How full it is; not active rather than an error when it cannot be reached. */
    StorageUse status();

    /** Volumes on it, sorted by id. Files that are no volumes are left out. */
    List<VolumeEntry> list(VolumeFilter filter);

    /** Where a volume lies. The volume exists; what is returned does not lead out of the storage. */
    Path path(VolumeId volume);

    /**
     * Makes a disk. It is there as a whole or not at all.
     *
     * @param wanted what to make
     * @param claim is told the volume's id as soon as the name is taken and before anything else is made
     */
    VolumeId allocate(NewVolume wanted, VolumeClaim claim);

    /**
     * Makes a disk with the content of an image. It is there as a whole or not at all; an interrupt ends the copy.
     *
     * @param source what is read
     * @param wanted what to make; with the size 0 it is as large as the source, else not smaller
     * @param terms limits and who hears of the progress
     * @param claim is told the volume's id as soon as the name is taken and before anything else is made
     */
    VolumeId copy(ImageSource source, NewVolume wanted, CopyTerms terms, VolumeClaim claim);

    /**
     * Makes a disk larger that nobody has open. A size is never made smaller.
     *
     * @param size bytes that the guest will see
     */
    void grow(VolumeId volume, ByteSize size);

    /**
     * Gives a disk to another guest under the lowest free name there, within the storage. It has one of both names at
     * every moment.
     *
     * @param claim is told the new id before anything changes
     */
    VolumeId reassign(VolumeId volume, Vmid owner, VolumeClaim claim);

    /**
     * Undoes a {@link #reassign} of which it is not known how far it came: the disk has its old name afterwards, and the
     * new one names nothing.
     */
    void takeBack(VolumeId volume, VolumeId reassigned);

    /** Removes a volume. Nothing is wrong if it is gone already. */
    void free(VolumeId volume);

    /** What works on templates' disks and those linked to them. */
    TemplateDisks templateDisks();

    /** What works on the snapshots of its volumes. */
    VolumeSnapshots snapshots();

    /** Looks at one volume closely. */
    VolumeDetails inspect(VolumeId volume);

    /** Changes what people say about a backup. Its content stays as it is. */
    void annotate(VolumeId volume, Annotation change);

    /**
     * Where a file of that name goes, its folder made; the file may exist or not.
     *
     * @throws dev.vireo.model.api.ApiException if the storage does not take that kind of content
     */
    Path place(VolumeName name);
}
