// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vireo.model.api.ApiException;
import io.undertow.Undertow;
import io.undertow.server.HttpServerExchange;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class RequestBodyTest {
    private final CompletableFuture<byte[]> read = new CompletableFuture<>();
    private volatile Duration patience = Duration.ofSeconds(50);
    private Undertow server;

    @BeforeEach
    void start() {
        server = Undertow.builder()
                .addHttpListener(0, "127.0.0.1")
                .setHandler(exchange -> exchange.dispatch(() -> read(exchange)))
                .build();
        server.start();
    }

    private Socket connect() throws IOException {
        int port = ((InetSocketAddress) server.getListenerInfo().get(0).getAddress()).getPort();
        return new Socket(InetAddress.getLoopbackAddress(), port);
    }

    private void read(HttpServerExchange exchange) {
        try {
            exchange.startBlocking();
            read.complete(RequestBody.read(exchange, 200_000, patience));
        } catch (IOException | ApiException e) {
            read.completeExceptionally(e);
        }
        exchange.endExchange();
    }

    @AfterEach
    void stop() {
        server.stop();
    }

    private static void send(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }

    private static String head(int length) {
        return "POST / HTTP/1.1\r\nHost: n1\r\nContent-Length: " + length + "\r\n\r\n";
    }

    @Test
    void aBodyThatDoesNotComeLetsTheThreadGo() throws Exception {
        patience = Duration.ofMillis(300);
        try (Socket client = connect()) {
            send(client.getOutputStream(), head(10) + "abc");

            assertThatThrownBy(() -> read.get(30, TimeUnit.SECONDS))
                    .isInstanceOf(ExecutionException.class)
                    .hasMessageContaining("did not come within");
        }
    }

    @Test
    void aBodyThatComesInPiecesIsReadWhole() throws Exception {
        try (Socket client = connect()) {
            OutputStream out = client.getOutputStream();
            send(out, head(100_000) + "a");
            send(out, "b".repeat(99_999));

            assertThat(read.get(30, TimeUnit.SECONDS)).hasSize(100_000).startsWith('a', 'b');
        }
    }

    @Test
    void aBodyThatIsTooLargeIsReadToItsEndAndRefused() throws Exception {
        try (Socket client = connect()) {
            send(client.getOutputStream(), head(300_000) + "a".repeat(300_000));

            assertThatThrownBy(() -> read.get(30, TimeUnit.SECONDS)).hasMessageContaining("too large");
        }
    }
}
