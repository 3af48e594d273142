// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.task;

import dev.vireo.agent.access.AccessControl;
import dev.vireo.agent.access.RuleCheck;
import dev.vireo.model.access.AccessPath;
import dev.vireo.model.access.Privilege;
import dev.vireo.model.api.ApiException;
import dev.vireo.model.api.ExtraRule;
import dev.vireo.model.api.TaskEndpoints;
import dev.vireo.model.id.Principal;
import dev.vireo.model.id.TokenId;
import dev.vireo.model.id.Upid;
import java.util.Map;

/** The rules about tasks: the owner, or who may look after the node. */
public final class TaskRules {
    private final AccessControl access;

    /** @param access who may do what */
    public TaskRules(AccessControl access) {
        this.access = access;
    }

    /** The rules by name. */
    public Map<ExtraRule, RuleCheck> all() {
        return Map.of(
                ExtraRule.READ_TASK,
                (caller, arguments) -> require(caller, arguments.require(TaskEndpoints.UPID), Privilege.SYS_AUDIT),
                ExtraRule.STOP_TASK,
                (caller, arguments) -> require(caller, arguments.require(TaskEndpoints.UPID), Privilege.SYS_MODIFY));
    }

    private void require(Principal caller, Upid upid, Privilege privilege) {
        AccessPath node = AccessPath.node(upid.node());
        if (!isOwner(caller, upid) && !access.holds(caller, node, privilege)) {
            throw ApiException.forbidden(node + ", " + privilege);
        }
    }

    /** Whether somebody may see a task. */
    public boolean sees(Principal caller, Upid upid) {
        return isOwner(caller, upid) || access.holds(caller, AccessPath.node(upid.node()), Privilege.SYS_AUDIT);
    }

    /** A user owns the tasks of its tokens too; a token owns its own alone. */
    private static boolean isOwner(Principal caller, Upid upid) {
        return caller instanceof TokenId
                ? caller.equals(upid.owner())
                : caller.equals(upid.owner().user());
    }
}
