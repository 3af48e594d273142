// SPDX-License-Identifier: Apache-2.0
package dev.vireo.test.system;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Somebody at a guest's text console, who comes in as foreign clients do. */
final class TextViewer implements WebSocket.Listener {
    private final ByteArrayOutputStream heard = new ByteArrayOutputStream();
    private volatile boolean closed;
    private WebSocket socket;

    @SuppressWarnings("NullAway.Init") // enter() sets the socket
    private TextViewer() {}

    /**
     * Draws a ticket and comes in.
     *
     * @param guest path of the guest
     */
    static TextViewer enter(ApiCaller caller, String guest) throws Exception {
        JsonNode ticket = caller.post(guest + "/termproxy", Map.of()).data();
        TextViewer viewer = new TextViewer();
        viewer.socket = caller.open(
                guest + "/vncwebsocket?port=" + ticket.path("port").asInt() + "&vncticket="
                        + ApiCaller.encode(ticket.path("ticket").asText()),
                viewer);
        viewer.send(ticket.path("user").asText() + ":" + ticket.path("ticket").asText() + "\n");
        viewer.await("OK");
        return viewer;
    }

    @Override
    public @Nullable CompletionStage<?> onBinary(WebSocket from, ByteBuffer data, boolean isLast) {
        byte[] bytes = new byte[data.remaining()];
        data.get(bytes);
        // Its methods take turns; whoever waits asks for it again and again.
        heard.writeBytes(bytes);
        from.request(1);
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket from, int code, String reason) {
        closed = true;
        return null;
    }

    @Override
    public void onError(WebSocket from, Throwable error) {
        closed = true;
    }

    /** Whether the node has ended it. */
    boolean isClosed() {
        return closed;
    }

    private void send(String raw) {
        socket.sendBinary(StandardCharsets.UTF_8.encode(raw), true).join();
    }

    /** Types a text, as the dialect frames it. */
    void type(String text) {
        send("0:" + text.getBytes(StandardCharsets.UTF_8).length + ":" + text);
    }

    /** Has a window of another size now. */
    void resize(int columns, int rows) {
        send("1:" + columns + ":" + rows + ":");
    }

    /** Waits until a text was heard since the beginning. */
    void await(String text) throws Exception {
        try {
            Until.holds("'" + text + "' is heard", () -> all().contains(text));
        } catch (AssertionError e) {
            throw new AssertionError("'" + text + "' was not heard, but: " + all(), e);
        }
    }

    /** Types a text until an answer is heard: what is typed before the line is set up is lost, as on any terminal. */
    void typeUntil(String text, String answer) throws Exception {
        long[] next = {System.nanoTime()};
        Until.holds("'" + answer + "' is heard", () -> {
            if (System.nanoTime() >= next[0]) {
                type(text);
                next[0] = System.nanoTime() + TimeUnit.SECONDS.toNanos(2);
            }
            return all().contains(answer);
        });
    }

    private String all() {
        return heard.toString(StandardCharsets.UTF_8);
    }

    /** Goes without a word. */
    void leave() {
        socket.abort();
    }
}
