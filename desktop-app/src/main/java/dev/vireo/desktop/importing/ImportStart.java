// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.importing;

import dev.vireo.model.id.NodeName;
import dev.vireo.model.id.StorageId;
import dev.vireo.model.id.Vmid;
import java.util.Optional;

/**
 * Where the wizard was opened; what is there is chosen first.
 *
 * @param node the node
 * @param storage the storage that takes images to import or disks
 * @param guest the machine that gets the disks
 */
public record ImportStart(Optional<NodeName> node, Optional<StorageId> storage, Optional<Vmid> guest) {
    /** Opened from nowhere in particular. */
    public static final ImportStart ANYWHERE = new ImportStart(Optional.empty(), Optional.empty(), Optional.empty());
}
