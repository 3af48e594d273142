// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.guest.qemu.disk;

import dev.vireo.agent.access.AccessControl;
import dev.vireo.agent.access.RuleCheck;
import dev.vireo.model.access.AccessPath;
import dev.vireo.model.access.Privilege;
import dev.vireo.model.api.Arguments;
import dev.vireo.model.api.DiskEndpoints;
import dev.vireo.model.api.ExtraRule;
import dev.vireo.model.api.PathParameters;
import dev.vireo.model.id.Principal;
import java.util.Map;

/** The rule about moving disks: both guests are concerned, and the storage that gets the copy. */
public final class DiskRules {
    private final AccessControl access;

    /** @param access who may do what */
    public DiskRules(AccessControl access) {
        this.access = access;
    }

    /** The rules by name. */
    public Map<ExtraRule, RuleCheck> all() {
        return Map.of(ExtraRule.MOVE_DISK, this::checkMove);
    }

    private void checkMove(Principal caller, Arguments arguments) {
        access.require(caller, AccessPath.guest(arguments.require(PathParameters.VMID)), Privilege.VM_CONFIG_DISK);
        arguments
                .get(DiskEndpoints.TARGET_VMID)
                .ifPresent(vmid -> access.require(caller, AccessPath.guest(vmid), Privilege.VM_CONFIG_DISK));
        arguments
                .get(DiskEndpoints.STORAGE)
                .ifPresent(storage ->
                        access.require(caller, AccessPath.storage(storage), Privilege.DATASTORE_ALLOCATE_SPACE));
    }
}
