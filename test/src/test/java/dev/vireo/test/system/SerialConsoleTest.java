// SPDX-License-Identifier: Apache-2.0
package dev.vireo.test.system;

import static dev.vireo.test.system.LiveGuest.vm;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

/** The serial port of a real guest as a foreign client of the dialect uses it. */
@EnabledIf(value = "hasGuest", disabledReason = "there is no guest to boot")
final class SerialConsoleTest {
    private RunningNode node;

    @SuppressWarnings("NullAway.Init") // begin() sets it
    SerialConsoleTest() {}

    static boolean hasGuest() {
        return GuestImage.isThere();
    }

    @BeforeEach
    void begin() throws Exception {
        node = RunningNode.start();
    }

    @AfterEach
    void end() throws Exception {
        node.close();
    }

    @Test
    void theGuestsShellAnswersAndTheNextViewerTakesThePortOver() throws Exception {
        LiveGuest guest = LiveGuest.start(node, Map.of());
        ApiCaller admin = guest.admin();
        TextViewer first = TextViewer.enter(admin, vm(""));
        first.type("echo first-$((40+2))\n");
        first.await("first-42");

        TextViewer second = TextViewer.enter(admin, vm(""));
        Until.holds("the first viewer is told the end", () -> first.isClosed());
        second.type("echo second-$((1+1))\n");
        second.await("second-2");
        second.leave();

        TextViewer third = TextViewer.enter(admin, vm(""));
        third.type("echo third-$((1+2))\n");
        third.await("third-3");
    }

    @Test
    void whatIsMissingIsSaid() throws Exception {
        LiveGuest guest = LiveGuest.start(node, Map.of());
        ApiReply other = guest.admin().post(vm("/termproxy"), Map.of("serial", "serial2"));
        assertThat(other.status()).isEqualTo(400);

        guest.configure(Map.of("serial2", "socket"));
        ApiReply later = guest.admin().post(vm("/termproxy"), Map.of("serial", "serial2"));
        assertThat(later.status())
                .as("a port that waits for the next start: %s", later)
                .isEqualTo(400);

        guest.succeed("/status/stop", Map.of());
        ApiReply stopped = guest.admin().post(vm("/termproxy"), Map.of());
        assertThat(stopped.message()).contains("not running");
    }
}
