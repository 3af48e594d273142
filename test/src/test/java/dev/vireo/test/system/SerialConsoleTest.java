// SPDX-License-Identifier: Apache-2.0
package dev.vireo.test.system;

import static dev.vireo.test.system.LiveGuest.vm;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
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
        Viewer first = enter(admin);
        first.type("echo first-$((40+2))\n");
        first.await("first-42");

        Viewer second = enter(admin);
        Until.holds("the first viewer is told the end", () -> first.isClosed());
        second.type("echo second-$((1+1))\n");
        second.await("second-2");
        second.socket.abort();

        Viewer third = enter(admin);
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

    private static Viewer enter(ApiCaller admin) throws Exception {
        JsonNode ticket = admin.post(vm("/termproxy"), Map.of()).data();
        Viewer viewer = new Viewer();
        viewer.socket = admin.open(
                vm("/vncwebsocket?port=" + ticket.path("port").asInt() + "&vncticket="
                        + ApiCaller.encode(ticket.path("ticket").asText())),
                viewer);
        viewer.send(ticket.path("user").asText() + ":" + ticket.path("ticket").asText() + "\n");
        viewer.await("OK");
        return viewer;
    }

    private static final class Viewer implements WebSocket.Listener {
        private final AtomicReference<String> heard = new AtomicReference<>("");
        private volatile boolean closed;
        private WebSocket socket;

        @SuppressWarnings("NullAway.Init") // enter() sets the socket
        Viewer() {}

        @Override
        public @Nullable CompletionStage<?> onBinary(WebSocket from, ByteBuffer data, boolean isLast) {
            String more = StandardCharsets.ISO_8859_1.decode(data).toString();
            heard.updateAndGet(before -> before + more);
            from.request(1);
            return null;
        }

        @Override
        public @Nullable CompletionStage<?> onClose(WebSocket from, int code, String reason) {
            closed = true;
            return null;
        }

        boolean isClosed() {
            return closed;
        }

        void send(String raw) {
            socket.sendBinary(StandardCharsets.UTF_8.encode(raw), true).join();
        }

        void type(String text) {
            send("0:" + text.length() + ":" + text);
        }

        void await(String text) throws Exception {
            Until.holds(
                    "'" + text + "' is heard", () -> String.valueOf(heard.get()).contains(text));
        }
    }
}
