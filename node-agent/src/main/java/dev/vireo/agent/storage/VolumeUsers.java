// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.storage;

import dev.vireo.model.id.VolumeId;
import java.util.Optional;

/** Tells who uses a volume; storages themselves don't know. */
public interface VolumeUsers {
    /** For people, what refers to the volume, such as {@code VM 100 (scsi0)}; empty if nothing does. */
    Optional<String> userOf(VolumeId volume);
}
