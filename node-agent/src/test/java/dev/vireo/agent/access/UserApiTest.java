// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.access;

import static dev.vireo.agent.access.AccessFixture.ANN;
import static dev.vireo.agent.access.AccessFixture.JOE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vireo.model.access.AccessAnswers;
import dev.vireo.model.api.AccessEndpoints;
import dev.vireo.model.api.ApiException;
import dev.vireo.model.api.Arguments;
import dev.vireo.model.api.Endpoint;
import dev.vireo.model.id.UserId;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UserApiTest {
    @TempDir
    Path directory;

    private AccessFixture fixture;
    private OwnRealm realm;
    private UserApi users;
    private AccessApi access;

    @BeforeEach
    void open() {
        fixture = new AccessFixture(
                directory,
                "user:joe@pve:1:0:::::",
                "user:a@pve:1:0:::::",
                "token:joe@pve!ci:0:1::",
                "group:ops:joe@pve,a@pve:crew:",
                "acl:1:/vms:joe@pve,a@pve:PVEAuditor:",
                "acl:1:/vms:joe@pve!ci:PVEAuditor:");
        realm = new OwnRealm(fixture.store);
        users = new UserApi(fixture.access, realm);
        access = new AccessApi(fixture.access);
    }

    @AfterEach
    void close() {
        fixture.close();
    }

    private static Arguments arguments(Endpoint<?> endpoint, String... pairs) {
        Map<String, String> given = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            given.put(pairs[i], pairs[i + 1]);
        }
        return Arguments.check(endpoint.parameters(), given);
    }

    @Test
    void aNewUserIsListedAndHasItsPassword() {
        users.create(arguments(
                AccessEndpoints.CREATE_USER,
                "userid",
                "ann@pve",
                "password",
                "long enough",
                "comment",
                "a:b\nacl:1:/:ann@pve:Administrator:"));

        AccessAnswers.User ann = users.user(UserId.ROOT, arguments(AccessEndpoints.READ_USER, "userid", "ann@pve"));
        assertThat(ann.comment()).isEqualTo("a:b\nacl:1:/:ann@pve:Administrator:");
        assertThat(ann.enable()).isTrue();
        assertThat(realm.checks("ann", "long enough")).isTrue();
        assertThat(access.acl(UserId.ROOT)).noneMatch(entry -> entry.ugid().equals("ann@pve"));
    }

    @Test
    void aUserThatExistsOrWhoseRealmDoesNotIsRefused() {
        assertThatThrownBy(() -> users.create(arguments(AccessEndpoints.CREATE_USER, "userid", "joe@pve")))
                .isInstanceOf(ApiException.class)
                .hasMessageContaining("already exists");
        assertThatThrownBy(() -> users.create(arguments(AccessEndpoints.CREATE_USER, "userid", "joe@ldap")))
                .isInstanceOf(ApiException.class);
        assertThatThrownBy(() -> users.create(
                        arguments(AccessEndpoints.CREATE_USER, "userid", "sys@pam", "password", "long enough")))
                .isInstanceOf(ApiException.class);
    }

    @Test
    void aRemovedUserLeavesNothingThatALaterOneOfItsNameWouldInherit() {
        realm.setPassword("joe", "long enough");
        String secret = fixture.access.tokens().draw(dev.vireo.model.id.TokenId.parse("joe@pve!ci"));
        users.delete(arguments(AccessEndpoints.DELETE_USER, "userid", "joe@pve"));

        assertThat(fixture.text()).doesNotContain("joe");
        assertThat(fixture.store.textOf("priv/token.cfg")).doesNotContain("joe");
        assertThat(fixture.store.textOf("priv/shadow.cfg")).doesNotContain("joe");
        users.create(arguments(AccessEndpoints.CREATE_USER, "userid", "joe@pve"));
        assertThat(fixture.access.tokenOf("joe@pve!ci=" + secret)).isEmpty();
        assertThat(fixture.text()).contains("group:ops:a@pve:crew:", "acl:1:/vms:a@pve:PVEAuditor:");
    }

    @Test
    void aUserSeesItselfAlone() {
        assertThat(users.users(JOE)).extracting(AccessAnswers.User::userid).containsExactly("joe@pve");
        assertThat(users.users(UserId.ROOT))
                .extracting(AccessAnswers.User::userid)
                .containsExactly("root@pam", "joe@pve", "a@pve");
    }

    private Arguments passwordChange(String confirmation) {
        return arguments(
                AccessEndpoints.CHANGE_PASSWORD,
                "userid",
                "a@pve",
                "password",
                "new password",
                "confirmation-password",
                confirmation);
    }

    @Test
    void aPasswordIsChangedByWhoKnowsTheOwnOne() {
        UserId a = UserId.parse("a@pve");
        assertThatThrownBy(() -> users.changePassword(a, passwordChange("wrong password")))
                .isInstanceOf(ApiException.class);
        assertThat(realm.checks("a", "new password")).isFalse();
        users.changePassword(JOE, passwordChange("pw-joe"));
        assertThat(realm.checks("a", "new password")).isTrue();
    }

    @Test
    void aTicketIsNoConfirmation() {
        UserId a = UserId.parse("a@pve");
        String ticket = Objects.requireNonNull(
                fixture.access.login("a@pve", null, "pw-a", "10.0.0.1").ticket());

        assertThatThrownBy(() -> users.changePassword(a, passwordChange(ticket)))
                .isInstanceOf(ApiException.class)
                .hasMessage("authentication failure");
    }

    @Test
    void aNewTokenTellsItsSecretOnce() {
        AccessAnswers.NewToken made = access.createToken(
                arguments(AccessEndpoints.CREATE_TOKEN, "userid", "joe@pve", "tokenid", "new", "comment", "x"));

        assertThat(made.fullTokenId()).isEqualTo("joe@pve!new");
        assertThat(made.info().privsep()).isTrue();
        assertThat(fixture.access.tokenOf("joe@pve!new=" + made.value())).isPresent();
        assertThat(access.tokens(arguments(AccessEndpoints.LIST_TOKENS, "userid", "joe@pve")))
                .extracting(AccessAnswers.Token::tokenid)
                .containsExactly("ci", "new");
        assertThatThrownBy(() -> access.createToken(
                        arguments(AccessEndpoints.CREATE_TOKEN, "userid", "joe@pve", "tokenid", "new")))
                .isInstanceOf(ApiException.class);
        access.deleteToken(arguments(AccessEndpoints.DELETE_TOKEN, "userid", "joe@pve", "tokenid", "new"));
        assertThat(fixture.access.tokenOf("joe@pve!new=" + made.value())).isEmpty();
    }

    @Test
    void theAccessListIsChangedForWhoExistsAndRolesThatExist() {
        access.changeAcl(
                arguments(AccessEndpoints.CHANGE_ACL, "path", "/vms/1", "roles", "PVEVMUser", "users", "joe@pve"));
        assertThat(fixture.text()).contains("acl:1:/vms/1:joe@pve:PVEVMUser:");
        access.changeAcl(arguments(
                AccessEndpoints.CHANGE_ACL, "path", "/vms/1", "roles", "PVEVMUser", "users", "joe@pve", "delete", "1"));
        assertThat(fixture.text()).doesNotContain("/vms/1");
        assertThatThrownBy(() -> access.changeAcl(
                        arguments(AccessEndpoints.CHANGE_ACL, "path", "/", "roles", "Imagined", "users", "joe@pve")))
                .isInstanceOf(ApiException.class);
        assertThatThrownBy(() -> access.changeAcl(
                        arguments(AccessEndpoints.CHANGE_ACL, "path", "/", "roles", "PVEAdmin", "users", ANN + "")))
                .isInstanceOf(ApiException.class);
    }

    @Test
    void othersPermissionsAreForAuditorsAlone() {
        Arguments of = arguments(AccessEndpoints.READ_PERMISSIONS, "userid", "a@pve", "path", "/vms");

        assertThat(access.permissions(UserId.ROOT, of)).containsKey("/vms");
        assertThatThrownBy(() -> access.permissions(JOE, of)).isInstanceOf(ApiException.class);
        assertThat(access.acl(JOE)).isEmpty();
        assertThat(access.acl(UserId.ROOT)).hasSize(3);
    }
}
