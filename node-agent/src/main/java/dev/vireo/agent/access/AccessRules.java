// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.access;

import dev.vireo.model.access.AccessPath;
import dev.vireo.model.access.Privilege;
import dev.vireo.model.api.AccessEndpoints;
import dev.vireo.model.api.ApiException;
import dev.vireo.model.api.Arguments;
import dev.vireo.model.api.ExtraRule;
import dev.vireo.model.api.PathParameters;
import dev.vireo.model.id.Principal;
import dev.vireo.model.id.UserId;
import java.util.Map;

/** The rules about users, tokens and the access list. */
public final class AccessRules {
    private static final AccessPath GROUPS = new AccessPath("/access/groups");

    private final AccessControl access;

    /** @param access who may do what */
    public AccessRules(AccessControl access) {
        this.access = access;
    }

    /** The rules by name. */
    public Map<ExtraRule, RuleCheck> all() {
        return Map.of(
                ExtraRule.SELF_OR_USER_MODIFY, this::checkSelfOrModify,
                ExtraRule.ADMINISTER_USERS, this::checkAdministers,
                ExtraRule.AUDIT_USERS, this::checkAudits,
                ExtraRule.CHANGE_PASSWORD, this::checkPassword,
                ExtraRule.CHANGE_ACL, this::checkAcl);
    }

    private void checkSelfOrModify(Principal caller, Arguments arguments) {
        UserId user = arguments.require(PathParameters.USER);
        if (!caller.equals(user)) {
            requireNotRoot(user);
            access.require(caller, GROUPS, Privilege.USER_MODIFY);
        }
    }

    /** Nobody but root gets hold of root's rights: a token or a password of root's would be more than the own rights. */
    private static void requireNotRoot(UserId user) {
        if (user.equals(UserId.ROOT)) {
            throw ApiException.forbidden("user != " + UserId.ROOT);
        }
    }

    private void checkAdministers(Principal caller, Arguments arguments) {
        UserId user = arguments.require(PathParameters.USER);
        if (!caller.equals(UserId.ROOT)) {
            requireNotRoot(user);
        }
        String realm = user.realm();
        access.require(caller, new AccessPath("/access/realm/" + realm), Privilege.REALM_ALLOCATE_USER);
        access.require(caller, GROUPS, Privilege.USER_MODIFY);
    }

    private void checkAudits(Principal caller, Arguments arguments) {
        boolean isSelf = caller.equals(arguments.require(PathParameters.USER));
        if (!isSelf && !access.holds(caller, GROUPS, Privilege.SYS_AUDIT)) {
            access.require(caller, GROUPS, Privilege.USER_MODIFY);
        }
    }

    private void checkPassword(Principal caller, Arguments arguments) {
        if (!caller.equals(arguments.require(PathParameters.USER))) {
            checkAdministers(caller, arguments);
        }
    }

    private void checkAcl(Principal caller, Arguments arguments) {
        access.require(caller, arguments.require(AccessEndpoints.ACL_PATH), Privilege.PERMISSIONS_MODIFY);
    }
}
