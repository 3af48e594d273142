// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.access;

import static dev.vireo.agent.access.AccessFixture.ANN;
import static dev.vireo.agent.access.AccessFixture.JOE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vireo.model.access.AccessPath;
import dev.vireo.model.api.AccessEndpoints;
import dev.vireo.model.api.ApiException;
import dev.vireo.model.api.Arguments;
import dev.vireo.model.api.ErrorKind;
import dev.vireo.model.api.ExtraRule;
import dev.vireo.model.api.PathParameters;
import dev.vireo.model.id.Principal;
import dev.vireo.model.id.UserId;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AccessRulesTest {
    private static final UserId EVE = UserId.parse("eve@pve");

    @TempDir
    Path directory;

    private AccessFixture fixture;
    private AccessRules rules;

    @BeforeEach
    void open() {
        fixture = new AccessFixture(
                directory,
                "user:joe@pve:1:0:::::",
                "user:ann@pve:1:0:::::",
                "user:eve@pve:1:0:::::",
                "acl:1:/access:joe@pve:PVEUserAdmin:",
                "acl:1:/vms/100:joe@pve:Administrator:");
        rules = new AccessRules(fixture.access);
    }

    @AfterEach
    void close() {
        fixture.close();
    }

    private void check(ExtraRule rule, Principal caller, Arguments arguments) {
        Objects.requireNonNull(rules.all().get(rule)).check(caller, arguments);
    }

    private static Arguments about(UserId user) {
        return Arguments.NONE.with(PathParameters.USER, user);
    }

    private void assertAllowed(ExtraRule rule, Principal caller, Arguments arguments) {
        assertThatCode(() -> check(rule, caller, arguments)).doesNotThrowAnyException();
    }

    private void assertForbidden(ExtraRule rule, Principal caller, Arguments arguments) {
        assertThatThrownBy(() -> check(rule, caller, arguments))
                .isInstanceOfSatisfying(
                        ApiException.class, e -> assertThat(e.kind()).isEqualTo(ErrorKind.FORBIDDEN));
    }

    @Test
    void usersLookAfterThemselvesAndAdministratorsOfUsersAfterOthers() {
        assertAllowed(ExtraRule.SELF_OR_USER_MODIFY, EVE, about(EVE));
        assertAllowed(ExtraRule.SELF_OR_USER_MODIFY, JOE, about(ANN));
        assertForbidden(ExtraRule.SELF_OR_USER_MODIFY, EVE, about(ANN));
        assertAllowed(ExtraRule.CHANGE_PASSWORD, EVE, about(EVE));
        assertAllowed(ExtraRule.CHANGE_PASSWORD, JOE, about(ANN));
        assertForbidden(ExtraRule.CHANGE_PASSWORD, EVE, about(ANN));
        assertAllowed(ExtraRule.AUDIT_USERS, EVE, about(EVE));
        assertAllowed(ExtraRule.AUDIT_USERS, JOE, about(ANN));
        assertForbidden(ExtraRule.AUDIT_USERS, EVE, about(ANN));
    }

    @Test
    void nobodyButRootTouchesRoot() {
        for (ExtraRule rule :
                new ExtraRule[] {ExtraRule.SELF_OR_USER_MODIFY, ExtraRule.ADMINISTER_USERS, ExtraRule.CHANGE_PASSWORD
                }) {
            assertForbidden(rule, JOE, about(UserId.ROOT));
            assertAllowed(rule, UserId.ROOT, about(UserId.ROOT));
        }
    }

    @Test
    void usersAreAdministeredByThoseWhoMayInTheirRealm() {
        assertAllowed(ExtraRule.ADMINISTER_USERS, JOE, about(ANN));
        assertForbidden(ExtraRule.ADMINISTER_USERS, EVE, about(EVE));
    }

    @Test
    void rightsAreGivenOnlyWhereTheGiverMay() {
        Arguments onGuest = Arguments.NONE.with(AccessEndpoints.ACL_PATH, AccessPath.guest("100"));
        Arguments onAll = Arguments.NONE.with(AccessEndpoints.ACL_PATH, AccessPath.ROOT);

        assertAllowed(ExtraRule.CHANGE_ACL, JOE, onGuest);
        assertForbidden(ExtraRule.CHANGE_ACL, JOE, onAll);
        assertForbidden(ExtraRule.CHANGE_ACL, ANN, onGuest);
    }
}
