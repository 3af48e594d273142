// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.storage;

import dev.vireo.model.id.Vmid;
import dev.vireo.model.storage.ContentType;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * Which volumes to list.
 *
 * @param contents kinds of content
 * @param owner only volumes of this guest, if there is one
 */
public record VolumeFilter(Set<ContentType> contents, Optional<Vmid> owner) {
    /** Every volume. */
    public static final VolumeFilter ALL = new VolumeFilter(EnumSet.allOf(ContentType.class), Optional.empty());

    public VolumeFilter {
        contents = Set.copyOf(contents);
    }

    /** Only that kind of content. */
    public VolumeFilter only(ContentType content) {
        return new VolumeFilter(Set.of(content), owner);
    }

    /** Only volumes of that guest. */
    public VolumeFilter of(Vmid guest) {
        return new VolumeFilter(contents, Optional.of(guest));
    }

    /** Whether a volume of that kind and owner is asked for. */
    public boolean takes(ContentType content, Optional<Vmid> volumeOwner) {
        return contents.contains(content) && (owner.isEmpty() || owner.equals(volumeOwner));
    }
}
