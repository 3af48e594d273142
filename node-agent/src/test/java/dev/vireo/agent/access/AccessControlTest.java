// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.access;

import static dev.vireo.agent.access.AccessFixture.ANN;
import static dev.vireo.agent.access.AccessFixture.JOE;
import static dev.vireo.agent.access.AccessFixture.WHOLE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vireo.model.access.AccessAnswers.Ticket;
import dev.vireo.model.api.ApiException;
import dev.vireo.model.api.ErrorKind;
import dev.vireo.model.id.UserId;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AccessControlTest {
    @TempDir
    Path directory;

    private AccessFixture fixture;
    private AccessControl access;

    @BeforeEach
    void open() {
        fixture = new AccessFixture(
                directory,
                "user:joe@pve:1:0:::::",
                "user:ann@pve:1:0:::::",
                "user:off@pve:0:0:::::",
                "user:old@pve:1:1800000100:::::",
                "token:joe@pve!whole:0:0::",
                "token:joe@pve!old:1800000100:0::",
                "token:off@pve!whole:0:0::",
                "acl:1:/vms:joe@pve:PVEVMUser:");
        access = fixture.access;
    }

    @AfterEach
    void close() {
        fixture.close();
    }

    private Ticket login(String user) {
        return access.login(user, "pve", "pw-" + user, "10.0.0.1");
    }

    private static String ticket(Ticket login) {
        return Objects.requireNonNull(login.ticket());
    }

    private static String csrf(Ticket login) {
        return Objects.requireNonNull(login.csrfToken());
    }

    private void assertRefused(String user, String password) {
        assertThatThrownBy(() -> access.login(user, "pve", password, "10.0.0.1"))
                .isInstanceOfSatisfying(
                        ApiException.class, e -> assertThat(e.kind()).isEqualTo(ErrorKind.NOT_LOGGED_IN))
                .hasMessage("authentication failure");
    }

    @Test
    void thePasswordLogsInAndTheTicketNamesTheUser() {
        Ticket login = login("joe");

        assertThat(login.username()).isEqualTo("joe@pve");
        assertThat(ticket(login)).startsWith("PVE:joe@pve:").doesNotContainAnyWhitespaces();
        assertThat(access.userOfTicket(ticket(login))).contains(JOE);
    }

    @Test
    void theRealmMayStandInTheName() {
        assertThat(access.login("joe@pve", null, "pw-joe", "10.0.0.1").username())
                .isEqualTo("joe@pve");
    }

    @Test
    void whoIsUnknownWrongClosedOrExpiredIsRefusedAlike() {
        assertRefused("joe", "pw-ann");
        assertRefused("nobody", "pw-nobody");
        assertRefused("off", "pw-off");
        assertRefused("a:b", "pw-a:b");
        assertRefused("joe@nowhere", "pw-joe");
        assertThat(login("old").username()).isEqualTo("old@pve");
        fixture.pass(Duration.ofSeconds(100));
        assertRefused("old", "pw-old");
    }

    @Test
    void rootNeedsNoAccount() {
        assertThat(access.login("root@pam", null, "pw-root", "10.0.0.1").username())
                .isEqualTo("root@pam");
    }

    @Test
    void aTicketIsOverAfterTwoHours() {
        String ticket = ticket(login("joe"));
        fixture.pass(Duration.ofHours(2).minusSeconds(1));
        assertThat(access.userOfTicket(ticket)).contains(JOE);
        fixture.pass(Duration.ofSeconds(1));
        assertThat(access.userOfTicket(ticket)).isEmpty();
    }

    @Test
    void aTicketFromTheFutureIsRefused() {
        String ticket = ticket(login("joe"));
        fixture.pass(Duration.ofMinutes(-6));

        assertThat(access.userOfTicket(ticket)).isEmpty();
    }

    @Test
    void aValidTicketRenewsItsOwnUsersLoginOnly() {
        String ticket = ticket(login("joe"));
        fixture.pass(Duration.ofMinutes(90));
        String renewed = ticket(access.login("joe", "pve", ticket, "10.0.0.1"));
        fixture.pass(Duration.ofMinutes(90));

        assertThat(access.userOfTicket(ticket)).isEmpty();
        assertThat(access.userOfTicket(renewed)).contains(JOE);
        assertRefused("ann", renewed);
        assertRefused("joe", ticket);
    }

    @Test
    void aTicketDiesWithItsAccount() {
        String ticket = ticket(login("joe"));
        fixture.write("user:joe@pve:0:0:::::");
        assertThat(access.userOfTicket(ticket)).isEmpty();
        fixture.write("user:ann@pve:1:0:::::");
        assertThat(access.userOfTicket(ticket)).isEmpty();
    }

    @Test
    void aTicketWithAnyCharacterChangedAuthenticatesNobody() {
        String ticket = ticket(login("joe"));
        for (int i = 0; i < ticket.length(); i++) {
            for (char other : new char[] {'A', 'B', ':', '0', 'b', '=', 'é'}) {
                if (ticket.charAt(i) != other) {
                    String tampered = ticket.substring(0, i) + other + ticket.substring(i + 1);
                    assertThat(access.userOfTicket(tampered)).as(tampered).isEmpty();
                }
            }
            assertThat(access.userOfTicket(ticket.substring(0, i))).isEmpty();
        }
        assertThat(access.userOfTicket(ticket + "=")).isEmpty();
    }

    @Test
    void aTicketSignedWithAnotherKeyAuthenticatesNobody(@TempDir Path elsewhere) {
        try (AccessFixture other = new AccessFixture(elsewhere, "user:joe@pve:1:0:::::")) {
            String ticket = ticket(other.access.login("joe", "pve", "pw-joe", "10.0.0.1"));

            assertThat(access.userOfTicket(ticket)).isEmpty();
        }
    }

    @Test
    void otherSignedTextsAreNoTickets() {
        Ticket login = login("joe");
        String asTicket = "PVE:joe@pve:" + csrf(login).replaceFirst(":", "::");

        assertThat(access.userOfTicket(asTicket)).isEmpty();
        assertThat(access.isMeant(
                        JOE, ticket(login).substring("PVE:joe@pve:".length()).replace("::", ":")))
                .isFalse();
    }

    @Test
    void ticketsAreValidOnEveryNodeThatSharesTheTree() {
        AccessControl other = new AccessControl(fixture.store, List.of(), () -> fixture.now, new SecureRandom());

        assertThat(other.userOfTicket(ticket(login("joe")))).contains(JOE);
    }

    @Test
    void theCsrfTokenIsOfItsUserAndForTwoHours() {
        String token = csrf(login("joe"));

        assertThat(access.isMeant(JOE, token)).isTrue();
        assertThat(access.isMeant(ANN, token)).isFalse();
        assertThat(access.isMeant(JOE, null)).isFalse();
        assertThat(access.isMeant(JOE, "")).isFalse();
        assertThat(access.isMeant(JOE, token.substring(0, token.length() - 1))).isFalse();
        assertThat(access.isMeant(JOE, "00000000" + token.substring(8))).isFalse();
        fixture.pass(Duration.ofHours(2));
        assertThat(access.isMeant(JOE, token)).isFalse();
    }

    @Test
    void aTokenComesInWithItsSecretAlone() {
        String secret = access.tokens().draw(WHOLE);

        assertThat(access.tokenOf("joe@pve!whole=" + secret)).contains(WHOLE);
        assertThat(access.tokenOf("joe@pve!whole=" + secret + "x")).isEmpty();
        assertThat(access.tokenOf("joe@pve!whole=")).isEmpty();
        assertThat(access.tokenOf("joe@pve!whole")).isEmpty();
        assertThat(access.tokenOf("joe@pve!old=" + secret)).isEmpty();
        assertThat(access.tokenOf("nonsense")).isEmpty();
        assertThat(fixture.store.textOf("priv/token.cfg")).doesNotContain(secret);
    }

    @Test
    void aTokenEndsWithItsTimeItsEntryOrItsUser() {
        String old = access.tokens().draw(dev.vireo.model.id.TokenId.parse("joe@pve!old"));
        String off = access.tokens().draw(dev.vireo.model.id.TokenId.parse("off@pve!whole"));
        String whole = access.tokens().draw(WHOLE);
        assertThat(access.tokenOf("joe@pve!old=" + old)).isPresent();
        assertThat(access.tokenOf("off@pve!whole=" + off)).isEmpty();

        fixture.pass(Duration.ofSeconds(100));
        assertThat(access.tokenOf("joe@pve!old=" + old)).isEmpty();
        assertThat(access.tokenOf("joe@pve!whole=" + whole)).isPresent();
        fixture.write("user:joe@pve:1:0:::::");
        assertThat(access.tokenOf("joe@pve!whole=" + whole)).isEmpty();
    }

    @Test
    void tooManyFailuresBlockAUserForAWhile() {
        for (int i = 0; i < 8; i++) {
            String address = "10.0.1." + i;
            assertThatThrownBy(() -> access.login("joe", "pve", "wrong", address))
                    .isInstanceOf(ApiException.class);
        }

        assertThatThrownBy(() -> access.login("joe", "pve", "pw-joe", "10.0.0.9"))
                .isInstanceOf(ApiException.class);
        assertThat(access.login("ann", "pve", "pw-ann", "10.0.0.9").username()).isEqualTo("ann@pve");
        fixture.pass(Duration.ofMinutes(5));
        assertThat(login("joe").username()).isEqualTo("joe@pve");
    }

    @Test
    void tooManyFailuresBlockAnAddressForAWhile() {
        for (int i = 0; i < 8; i++) {
            assertRefused("guess" + i, "wrong");
        }

        assertRefused("joe", "pw-joe");
        assertThat(access.login("joe", "pve", "pw-joe", "10.0.0.2").username()).isEqualTo("joe@pve");
    }

    @Test
    void aSuccessForgetsTheUsersFailures() {
        for (int round = 0; round < 2; round++) {
            for (int i = 0; i < 7; i++) {
                String address = "10.0." + round + "." + i;
                assertThatThrownBy(() -> access.login("joe", "pve", "wrong", address))
                        .isInstanceOf(ApiException.class);
            }
            assertThat(login("joe").username()).isEqualTo("joe@pve");
        }
    }

    @Test
    void theLoginTellsWhatTheUserMayDoByArea() {
        assertThat(login("joe").capabilities())
                .hasEntrySatisfying(
                        "vms",
                        names -> assertThat(names)
                                .containsEntry("VM.PowerMgmt", 1)
                                .doesNotContainKey("VM.Allocate"));
        assertThat(login("ann").capabilities())
                .allSatisfy((area, names) -> assertThat(names).isEmpty());
        assertThat(access.login("root@pam", null, "pw-root", "10.0.0.1").capabilities())
                .containsOnlyKeys("vms", "storage", "access", "nodes", "sdn", "mapping", "dc")
                .allSatisfy((area, names) -> assertThat(names).isNotEmpty());
        assertThat(UserId.ROOT.toString()).isEqualTo("root@pam");
    }
}
