// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.access;

import static dev.vireo.agent.access.AccessFixture.ANN;
import static dev.vireo.agent.access.AccessFixture.JOE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vireo.model.access.AccessPath;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VncTicketsTest {
    private static final AccessPath VM = AccessPath.guest(100);

    @TempDir
    Path directory;

    private AccessFixture fixture;
    private VncTickets tickets;

    @BeforeEach
    void open() {
        fixture = new AccessFixture(directory);
        tickets = new VncTickets(fixture.access, () -> fixture.now);
    }

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void aTicketIsTakenOnce() {
        String ticket = tickets.issue(JOE, VM, 5900);

        assertThat(tickets.redeem(ticket, JOE, VM, 5900)).isTrue();
        assertThat(tickets.redeem(ticket, JOE, VM, 5900)).isFalse();
    }

    @Test
    void aTicketIsForItsUserGuestAndPortAndAWrongTryDoesNotUseItUp() {
        String ticket = tickets.issue(JOE, VM, 5900);

        assertThat(tickets.redeem(ticket, ANN, VM, 5900)).isFalse();
        assertThat(tickets.redeem(ticket, JOE, AccessPath.guest(101), 5900)).isFalse();
        assertThat(tickets.redeem(ticket, JOE, AccessPath.node(100), 5900)).isFalse();
        assertThat(tickets.redeem(ticket, JOE, VM, 5901)).isFalse();
        assertThat(tickets.redeem(ticket + "x", JOE, VM, 5900)).isFalse();
        assertThat(tickets.redeem(ticket, JOE, VM, 5900)).isTrue();
    }

    @Test
    void aTicketIsOverAfter40Seconds() {
        String late = tickets.issue(JOE, VM, 5900);
        fixture.pass(Duration.ofSeconds(39));
        String fresh = tickets.issue(JOE, VM, 5900);
        fixture.pass(Duration.ofSeconds(1));

        assertThat(tickets.redeem(late, JOE, VM, 5900)).isFalse();
        assertThat(tickets.redeem(fresh, JOE, VM, 5900)).isTrue();
    }

    @Test
    void aTicketLogsNobodyIn() {
        assertThat(fixture.access.userOfTicket(tickets.issue(JOE, VM, 5900))).isEmpty();
    }
}
