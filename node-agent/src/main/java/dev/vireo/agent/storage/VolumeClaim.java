// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.storage;

import dev.vireo.model.id.VolumeId;

/**
 * Is told which volume is about to be made, so that its caller can write that down: after a crash the volume is removed
 * unless something refers to it.
 */
public interface VolumeClaim {
    /** A caller that has nothing to write down. */
    VolumeClaim NONE = volume -> {};

    /** The name belongs to the caller from now on; nothing else exists of the volume yet. */
    void claims(VolumeId volume);
}
