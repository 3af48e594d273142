// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.guest.qemu.clone;

import dev.vireo.agent.guest.Guest;
import dev.vireo.agent.storage.image.CopyTerms;
import dev.vireo.model.api.ApiException;
import dev.vireo.model.api.Arguments;
import dev.vireo.model.api.CloneEndpoints;
import dev.vireo.model.api.PathParameters;
import dev.vireo.model.api.SnapshotEndpoints;
import dev.vireo.model.guest.VmOptions;
import dev.vireo.model.id.SnapshotName;
import dev.vireo.model.id.StorageId;
import dev.vireo.model.id.Vmid;
import java.util.Optional;

/**
 * What clone is asked for.
 *
 * @param source the guest to be cloned
 * @param target number of the clone
 * @param snapshot the snapshot to be cloned; what is now if empty
 * @param copies whether disks are copied
 * @param storage where copies go; to where the source's are if empty
 * @param format of the copies; that of the source's if empty
 * @param limit most bytes a second; 0 for no limit
 */
record CloneWish(
        Vmid source,
        Vmid target,
        Optional<SnapshotName> snapshot,
        boolean copies,
        Optional<StorageId> storage,
        Optional<String> format,
        long limit) {
    /** Reads it; a template's clone is linked unless a full one is asked for. */
    static CloneWish read(Guest source, Arguments arguments) {
        boolean isTemplate = source.options().isSet(VmOptions.TEMPLATE);
        return new CloneWish(
                        source.vmid(),
                        arguments.require(CloneEndpoints.NEW_VMID),
                        arguments.get(SnapshotEndpoints.OF_SNAPSHOT),
                        arguments.get(CloneEndpoints.FULL).orElse(!isTemplate),
                        arguments.get(CloneEndpoints.STORAGE),
                        arguments.get(CloneEndpoints.FORMAT),
                        arguments.get(CloneEndpoints.BANDWIDTH).orElse(0L) * 1024)
                .checked(isTemplate, arguments);
    }

    private CloneWish checked(boolean isTemplate, Arguments arguments) {
        if (!copies && !isTemplate) {
            throw ApiException.badParameter(
                    "full", "only a template has linked clones: make VM " + source + " a template, or a full clone");
        }
        if (!copies && storage.isPresent()) {
            throw ApiException.badParameter("storage", "a linked clone's disks lie beside the template's");
        }
        if (!copies && format.isPresent()) {
            throw ApiException.badParameter("format", "a linked clone's disks are qcow2");
        }
        boolean isElsewhere = arguments
                .get(CloneEndpoints.TARGET)
                .filter(node -> !node.equals(arguments.require(PathParameters.NODE)))
                .isPresent();
        if (isElsewhere) {
            throw ApiException.badParameter("target", "a clone is made on the node of its source");
        }
        return this;
    }

    /** How its disks are copied. */
    CopyTerms terms() {
        return CopyTerms.FREE.at(limit);
    }
}
