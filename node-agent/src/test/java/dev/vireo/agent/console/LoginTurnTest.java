// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class LoginTurnTest {
    private final AtomicInteger sentAway = new AtomicInteger();

    @Test
    void whoLogsInForTooLongIsSentAwayForTheNext() throws Exception {
        LoginTurn turn = new LoginTurn(Duration.ofMillis(50));
        assertThat(turn.take()).isTrue();
        turn.isOf(() -> {
            sentAway.incrementAndGet();
            turn.end();
        });

        assertThat(turn.take()).isTrue();
        assertThat(sentAway).hasValue(1);
    }

    @Test
    void whoHasNotSaidWhoItIsKeepsItsTurn() throws Exception {
        LoginTurn turn = new LoginTurn(Duration.ofMillis(50));
        assertThat(turn.take()).isTrue();

        assertThat(turn.take()).isFalse();
        turn.end();
        assertThat(turn.take()).isTrue();
    }

    @Test
    void whoIsDoneIsLeftAlone() throws Exception {
        LoginTurn turn = new LoginTurn(Duration.ofMillis(50));
        assertThat(turn.take()).isTrue();
        turn.isOf(sentAway::incrementAndGet);
        turn.end();

        assertThat(turn.take()).isTrue();
        assertThat(turn.take()).isFalse();
        assertThat(sentAway).hasValue(0);
    }
}
