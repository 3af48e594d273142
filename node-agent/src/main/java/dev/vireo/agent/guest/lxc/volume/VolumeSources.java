// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.guest.lxc.volume;

import dev.vireo.agent.host.MountSource;
import dev.vireo.model.id.VolumeId;

/** Tells how volumes are mounted. */
public interface VolumeSources {
    /**
     * How a volume of a container is mounted on this node.
     *
     * @throws dev.vireo.model.api.ApiException if it isn't there, or can't be mounted
     */
    MountSource sourceOf(VolumeId volume);
}
