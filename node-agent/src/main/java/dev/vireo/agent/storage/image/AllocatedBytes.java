// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.storage.image;

import dev.vireo.agent.host.AllocatedSpace;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** How much of a storage files take, which for sparse files is less than their length. */
public final class AllocatedBytes {
    /** The bytes that each file takes; files that have gone meanwhile are left out. */
    public Map<Path, Long> of(List<Path> files) {
        Map<Path, Long> all = new HashMap<>();
        files.forEach(file -> AllocatedSpace.of(file).ifPresent(bytes -> all.put(file, bytes)));
        return all;
    }
}
