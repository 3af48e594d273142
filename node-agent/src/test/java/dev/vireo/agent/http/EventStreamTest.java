// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vireo.agent.event.EventBus;
import dev.vireo.model.api.ApiException;
import dev.vireo.model.api.Arguments;
import dev.vireo.model.api.Endpoint;
import dev.vireo.model.api.ErrorKind;
import dev.vireo.model.event.Event;
import dev.vireo.model.id.Principal;
import dev.vireo.model.id.UserId;
import io.undertow.Undertow;
import io.undertow.util.HeaderMap;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class EventStreamTest {
    private final EventBus bus = new EventBus();
    private final AtomicInteger asked = new AtomicInteger();
    private Undertow server;

    @BeforeEach
    void start() {
        EventStream stream = new EventStream(new NamedGate(), bus, (who, event) -> {
            asked.incrementAndGet();
            return who.toString().equals("joe@pve") || !"101".equals(event.id());
        });
        server = Undertow.builder()
                .addHttpListener(0, "127.0.0.1")
                .setHandler(stream)
                .build();
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop();
    }

    private static final class NamedGate implements Gate {
        @Override
        public Optional<Principal> authenticate(HeaderMap headers, @Nullable String ticketCookie, boolean isWrite) {
            String name = headers.getFirst("Authorization");
            if ("eve".equals(name)) {
                throw new ApiException(ErrorKind.NOT_LOGGED_IN, "Authentication failed!");
            }
            return Optional.ofNullable(name).map(joe -> new UserId(joe, "pve"));
        }

        @Override
        public void check(Optional<Principal> caller, Endpoint<?> endpoint, Arguments arguments) {
            throw new IllegalStateException("a stream is no endpoint");
        }
    }

    private record Heard(BlockingQueue<String> messages, CompletableFuture<WebSocket> opened)
            implements WebSocket.Listener {
        WebSocket socket() {
            return opened.join();
        }

        @Override
        public @Nullable CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
            messages.add("closed with " + code);
            return null;
        }

        @Override
        public @Nullable CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
            messages.add(data.toString());
            socket.request(1);
            return null;
        }

        String next() throws InterruptedException {
            String message = messages.poll(20, TimeUnit.SECONDS);
            return message == null ? "nothing was heard" : message;
        }
    }

    private Heard connect(@Nullable String user) {
        InetSocketAddress address =
                (InetSocketAddress) server.getListenerInfo().get(0).getAddress();
        Heard heard = new Heard(new LinkedBlockingQueue<>(), new CompletableFuture<>());
        WebSocket.Builder builder = HttpClient.newHttpClient().newWebSocketBuilder();
        if (user != null) {
            builder.header("Authorization", user);
        }
        heard.opened()
                .complete(
                        builder.buildAsync(URI.create("ws://127.0.0.1:" + address.getPort() + EventStream.PATH), heard)
                                .join());
        return heard;
    }

    @Test
    void eachHearsOnlyOfWhatItMaySee() throws InterruptedException {
        Heard joe = connect("joe");
        Heard ann = connect("ann");

        bus.publish(new Event(Event.GUEST, "101"));
        bus.publish(new Event(Event.GUEST, "100"));

        assertThat(joe.next()).contains("guest").contains("101");
        assertThat(joe.next()).contains("100");
        assertThat(ann.next()).contains("100");
        assertThat(ann.messages()).isEmpty();
    }

    @Test
    void aClientThatReadsNothingIsLetGo() throws Exception {
        InetSocketAddress address =
                (InetSocketAddress) server.getListenerInfo().get(0).getAddress();
        try (Socket client = new Socket(address.getAddress(), address.getPort())) {
            client.getOutputStream()
                    .write(("GET " + EventStream.PATH + " HTTP/1.1\r\nHost: n1\r\nAuthorization: joe\r\n"
                                    + "Upgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
                                    + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            assertThat(client.getInputStream().read()).isEqualTo('H');
            Event event = new Event(Event.GUEST, "1".repeat(4000));
            asked.set(0);
            // Far more than sockets and the stream itself keep for a client.
            for (int sent = 0; sent < 60_000; sent++) {
                bus.publish(event);
            }

            assertThat(asked.get()).isBetween(1, 59_000);
        }
    }

    @Test
    void whatAClientSendsIsNotKept() throws Exception {
        Heard joe = connect("joe");
        joe.socket().sendText("x".repeat(10_000), true).join();

        assertThat(joe.next()).isEqualTo("closed with 1009");
    }

    @Test
    void whoIsNotLoggedInHearsNothing() {
        assertThatThrownBy(() -> connect(null)).rootCause().hasMessageContaining("401");
        assertThatThrownBy(() -> connect("eve")).rootCause().hasMessageContaining("401");
    }
}
