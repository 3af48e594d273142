// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vireo.agent.access.AccessControl;
import dev.vireo.agent.access.Realm;
import dev.vireo.agent.cluster.SqliteClusterStore;
import dev.vireo.model.access.AccessAnswers.Ticket;
import dev.vireo.model.access.Privilege;
import dev.vireo.model.api.Answer;
import dev.vireo.model.api.ApiException;
import dev.vireo.model.api.Arguments;
import dev.vireo.model.api.Endpoint;
import dev.vireo.model.api.ErrorKind;
import dev.vireo.model.api.ExtraRule;
import dev.vireo.model.api.PathParameters;
import dev.vireo.model.api.Permission;
import dev.vireo.model.id.TokenId;
import dev.vireo.model.id.UserId;
import dev.vireo.model.id.Vmid;
import io.undertow.util.HeaderMap;
import io.undertow.util.HttpString;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AccessGateTest {
    private static final UserId JOE = UserId.parse("joe@pve");
    private static final Endpoint<?> AUDIT = Endpoint.get("/vms/{vmid}", PathParameters.VMID)
            .allows(Permission.on("/vms/{vmid}", Privilege.VM_AUDIT, Privilege.VM_CONSOLE), Answer.none());
    private static final Endpoint<?> RULED =
            Endpoint.get("/ruled").allows(Permission.rule(ExtraRule.READ_TASK), Answer.none());

    private SqliteClusterStore store;
    private AccessControl access;
    private AccessGate gate;

    @TempDir
    Path directory;

    @BeforeEach
    void open() {
        store = SqliteClusterStore.open(directory.resolve("store.db"));
        store.update("user.cfg", text -> "user:joe@pve:1:0:::::\nacl:1:/vms/100:joe@pve:PVEVMUser:\n");
        access = new AccessControl(
                store, List.of(new AnyPassword()), () -> Instant.ofEpochSecond(1_800_000_000), new SecureRandom());
        gate = new AccessGate(access, Map.of());
    }

    @AfterEach
    void close() {
        store.close();
    }

    private record AnyPassword() implements Realm {
        @Override
        public String name() {
            return "pve";
        }

        @Override
        public String type() {
            return "pve";
        }

        @Override
        public String comment() {
            return "test";
        }

        @Override
        public boolean checks(String user, String password) {
            return true;
        }
    }

    private Ticket login() {
        return access.login("joe", "pve", "secret", "10.0.0.1");
    }

    private static HeaderMap headers(String name, String value) {
        return new HeaderMap().put(new HttpString(name), value);
    }

    @Test
    void ticketLetsInByCookieAndByHeader() {
        String ticket = Objects.requireNonNull(login().ticket());

        assertThat(gate.authenticate(new HeaderMap(), ticket, false)).contains(JOE);
        assertThat(gate.authenticate(headers("Authorization", "PVEAuthCookie=" + ticket), null, false))
                .contains(JOE);
        assertThat(gate.authenticate(new HeaderMap(), null, false)).isEmpty();
    }

    @Test
    void callThatChangesNeedsTheTokenAgainstForgedCallsWithATicketAlone() {
        Ticket login = login();
        String ticket = Objects.requireNonNull(login.ticket());

        assertNotLoggedIn(() -> gate.authenticate(new HeaderMap(), ticket, true));
        assertNotLoggedIn(() -> gate.authenticate(headers("CSRFPreventionToken", "0:x"), ticket, true));
        assertThat(gate.authenticate(
                        headers("CSRFPreventionToken", Objects.requireNonNull(login.csrfToken())), ticket, true))
                .contains(JOE);
    }

    @Test
    void loginsThatAreNotValidAreRefusedRatherThanForgotten() {
        assertNotLoggedIn(() -> gate.authenticate(new HeaderMap(), "PVE:joe@pve:6A000000::c2ln", false));
        assertNotLoggedIn(
                () -> gate.authenticate(headers("Authorization", "PVEAPIToken=joe@pve!none=secret"), null, false));
        assertNotLoggedIn(() -> gate.authenticate(headers("Authorization", "PVEAPIToken=%zz"), null, false));
        assertThat(gate.authenticate(headers("Authorization", "Basic am9lOnNlY3JldA=="), null, false))
                .isEmpty();
    }

    @Test
    void oneOfThePrivilegesOnThePathFilledInIsEnough() {
        Arguments mine = Arguments.NONE.with(PathParameters.VMID, new Vmid(100));
        Arguments other = Arguments.NONE.with(PathParameters.VMID, new Vmid(101));

        assertThatCode(() -> gate.check(Optional.of(JOE), AUDIT, mine)).doesNotThrowAnyException();
        assertThatThrownBy(() -> gate.check(Optional.of(JOE), AUDIT, other))
                .hasMessage("Permission check failed (/vms/101, VM.Audit|VM.Console)");
        assertNotLoggedIn(() -> gate.check(Optional.empty(), AUDIT, mine));
    }

    @Test
    void tokenIsRefusedWhereTokensMayNotAndRuleThatNobodyChecksRefuses() {
        TokenId token = TokenId.parse("joe@pve!tool");
        Arguments mine = Arguments.NONE.with(PathParameters.VMID, new Vmid(100));

        assertThatThrownBy(() -> gate.check(Optional.of(token), AUDIT.withoutTokens(), mine))
                .isInstanceOfSatisfying(
                        ApiException.class, e -> assertThat(e.kind()).isEqualTo(ErrorKind.FORBIDDEN));
        assertThatThrownBy(() -> gate.check(Optional.of(UserId.ROOT), RULED, Arguments.NONE))
                .isInstanceOfSatisfying(
                        ApiException.class, e -> assertThat(e.kind()).isEqualTo(ErrorKind.FORBIDDEN));
    }

    private static void assertNotLoggedIn(ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        ApiException.class, e -> assertThat(e.kind()).isEqualTo(ErrorKind.NOT_LOGGED_IN));
    }
}
