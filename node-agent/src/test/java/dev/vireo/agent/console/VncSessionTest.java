// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vireo.agent.task.AgentThreads;
import io.undertow.Handlers;
import io.undertow.Undertow;
import io.undertow.server.handlers.ResponseCodeHandler;
import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import java.net.URI;
import java.net.UnixDomainSocketAddress;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A viewer of a screen over a real WebSocket; the machine is the far end of a real socket. */
@Timeout(60)
class VncSessionTest {
    private static final int PIECE = 64 << 10;
    /** More than the socket to the machine takes in. */
    private static final int MUCH = 32 * PIECE;

    @TempDir
    Path directory;

    private final AgentThreads threads = new AgentThreads();
    private final HttpClient http = HttpClient.newHttpClient();
    private final CountDownLatch loggedIn = new CountDownLatch(1);
    private ServerSocketChannel listener;
    private SocketChannel machine;
    private Undertow server;

    @BeforeEach
    void start() throws Exception {
        UnixDomainSocketAddress address = UnixDomainSocketAddress.of(directory.resolve("vnc"));
        listener = ServerSocketChannel.open(StandardProtocolFamily.UNIX).bind(address);
        VncSession session = new VncSession(SocketChannel.open(address), loggedIn::countDown, threads.listeners());
        machine = listener.accept();
        server = Undertow.builder()
                .addHttpListener(0, "127.0.0.1")
                .setIoThreads(1)
                .setHandler(Handlers.path(ResponseCodeHandler.HANDLE_200)
                        .addExactPath("/screen", Handlers.websocket((exchange, channel) -> session.serve(channel))))
                .build();
        server.start();
    }

    @AfterEach
    void stop() throws Exception {
        server.stop();
        threads.close();
        machine.close();
        listener.close();
    }

    private URI place(String scheme, String path) {
        InetSocketAddress address =
                (InetSocketAddress) server.getListenerInfo().get(0).getAddress();
        return URI.create(scheme + "://127.0.0.1:" + address.getPort() + path);
    }

    private WebSocket view() {
        return http.newWebSocketBuilder()
                .buildAsync(place("ws", "/screen"), new WebSocket.Listener() {})
                .join();
    }

    /** Sends pieces one after another, as long as they are taken. */
    private static void send(WebSocket viewer, int pieces, CountDownLatch sent) {
        try {
            for (int piece = 0; piece < pieces; piece++) {
                viewer.sendBinary(ByteBuffer.allocate(PIECE), true).join();
                sent.countDown();
            }
        } catch (CompletionException e) {
            // The test is over.
            assertThat(sent.getCount()).isZero();
        }
    }

    @Test
    void aMachineThatTakesNothingInHoldsItsViewerBackAndNobodyElse() throws Exception {
        CountDownLatch sent = new CountDownLatch(MUCH / PIECE);
        WebSocket viewer = view();
        threads.listeners().execute(() -> send(viewer, 4 * MUCH / PIECE, sent));
        assertThat(sent.await(20, TimeUnit.SECONDS)).isTrue();

        for (int call = 0; call < 3; call++) {
            HttpResponse<Void> answer = http.send(
                    HttpRequest.newBuilder(place("http", "/")).build(), HttpResponse.BodyHandlers.discarding());
            assertThat(answer.statusCode()).isEqualTo(200);
        }
    }

    @Test
    void aViewerThatGoesBeforeItHasLoggedInMakesRoomForTheNext() throws Exception {
        view().abort();

        assertThat(loggedIn.await(20, TimeUnit.SECONDS)).isTrue();
        assertThat(machine.read(ByteBuffer.allocate(1))).isEqualTo(-1);
    }
}
