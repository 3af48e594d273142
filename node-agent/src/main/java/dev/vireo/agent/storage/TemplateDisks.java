// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.storage;

import dev.vireo.model.id.Vmid;
import dev.vireo.model.id.VolumeId;

/**
 * Disks of templates, which are never written, and disks of other guests that hold only what differs from them. Every
 * method throws {@link dev.vireo.model.api.ApiException} with one sentence for people when it cannot do what is asked.
 */
public interface TemplateDisks {
    /** The id that a guest's disk has as a template's. */
    VolumeId idOf(VolumeId volume);

    /** Makes a guest's disk a template's, which nobody may write. Nothing is wrong if it is one already. */
    void keep(VolumeId volume);

    /** Makes a template's disk a guest's again, which was {@code volume} before. Nothing is wrong if it is none. */
    void release(VolumeId volume);

    /**
     * Makes a disk that holds what differs from a template's.
     *
     * @param base the template's disk
     * @param owner guest that it will belong to
     * @param claim is told the volume's id as soon as the name is taken and before anything else is made
     */
    VolumeId link(VolumeId base, Vmid owner, VolumeClaim claim);
}
