// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.storage;

import dev.vireo.agent.storage.image.ImageFormat;
import dev.vireo.model.storage.ContentType;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * What a kind of storage can do.
 *
 * @param contents kinds of content it can hold
 * @param formats image formats of its disks; the first is the default
 * @param snapshotFormats formats whose disks can have snapshots
 * @param holdsFiles whether a volume is a file with a name that people give, so that uploads can go there
 */
public record StorageCapabilities(
        Set<ContentType> contents, Set<ImageFormat> formats, Set<ImageFormat> snapshotFormats, boolean holdsFiles) {
    public StorageCapabilities {
        contents = Set.copyOf(contents);
        formats = Collections.unmodifiableSet(new LinkedHashSet<>(formats));
        snapshotFormats = Set.copyOf(snapshotFormats);
    }
}
