// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.node.disk;

import dev.vireo.agent.access.AccessControl;
import dev.vireo.agent.access.RuleCheck;
import dev.vireo.model.access.AccessPath;
import dev.vireo.model.access.Privilege;
import dev.vireo.model.api.ApiException;
import dev.vireo.model.api.Arguments;
import dev.vireo.model.api.PathParameters;
import dev.vireo.model.id.Principal;

/** Who looks after everything or after the node may see its disks. */
public final class DiskListRule implements RuleCheck {
    private final AccessControl access;

    /** @param access who may do what */
    public DiskListRule(AccessControl access) {
        this.access = access;
    }

    @Override
    public void check(Principal caller, Arguments arguments) {
        AccessPath node = AccessPath.node(arguments.require(PathParameters.NODE));
        if (!access.holds(caller, AccessPath.ROOT, Privilege.SYS_AUDIT)
                && !access.holds(caller, node, Privilege.SYS_AUDIT)) {
            throw ApiException.forbidden(node + ", Sys.Audit");
        }
    }
}
