// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.guest.qemu;

import dev.vireo.agent.access.AccessControl;
import dev.vireo.agent.access.RuleCheck;
import dev.vireo.agent.guest.qemu.volume.StateStorage;
import dev.vireo.model.access.AccessPath;
import dev.vireo.model.access.Privilege;
import dev.vireo.model.api.Arguments;
import dev.vireo.model.api.ExtraRule;
import dev.vireo.model.api.GuestEndpoints;
import dev.vireo.model.api.PathParameters;
import dev.vireo.model.api.PowerEndpoints;
import dev.vireo.model.id.Principal;
import dev.vireo.model.id.StorageId;
import dev.vireo.model.id.Vmid;
import java.util.List;
import java.util.Map;

/** The rules about switching guests that one privilege on one path cannot say. */
public final class PowerRules {
    private final AccessControl access;
    private final StateStorage storage;

    /**
     * @param access who may do what
     * @param storage where memory is saved
     */
    public PowerRules(AccessControl access, StateStorage storage) {
        this.access = access;
        this.storage = storage;
    }

    /** The rules by name. */
    public Map<ExtraRule, RuleCheck> all() {
        return Map.of(ExtraRule.SUSPEND_VM, this::checkSuspension, ExtraRule.SWITCH_GUESTS, this::checkSeveral);
    }

    private void checkSuspension(Principal caller, Arguments arguments) {
        Vmid vmid = arguments.require(PathParameters.VMID);
        AccessPath guest = AccessPath.guest(vmid);
        access.require(caller, guest, Privilege.VM_POWER_MANAGEMENT);
        if (arguments.isSet(GuestEndpoints.TO_DISK)) {
            access.require(caller, guest, Privilege.VM_CONFIG_DISK);
            StorageId chosen = storage.of(vmid, arguments.get(GuestEndpoints.STATE_STORAGE));
            access.require(caller, AccessPath.storage(chosen), Privilege.DATASTORE_ALLOCATE_SPACE);
        }
    }

    private void checkSeveral(Principal caller, Arguments arguments) {
        List<AccessPath> paths = arguments
                .get(PowerEndpoints.GUESTS)
                .map(vmids -> List.of(vmids.split("[,; ]+")).stream()
                        .map(AccessPath::guest)
                        .toList())
                .orElse(List.of(AccessPath.ROOT));
        paths.forEach(path -> access.require(caller, path, Privilege.VM_POWER_MANAGEMENT));
    }
}
