// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.console;

import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** A viewer of a text console that speaks the protocol as foreign ones do. It can stop reading. */
final class TerminalCaller implements WebSocket.Listener, AutoCloseable {
    private static final long PATIENCE_SECONDS = 20;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final ByteArrayOutputStream heard = new ByteArrayOutputStream();
    private final ByteArrayOutputStream message = new ByteArrayOutputStream();
    private final CompletableFuture<String> closed = new CompletableFuture<>();
    private final List<String> cutMessages = new ArrayList<>();
    private final WebSocket socket;
    private boolean isReading = true;

    TerminalCaller(HttpClient http, URI place, String user) {
        socket = http.newWebSocketBuilder()
                .header("Authorization", user)
                .subprotocols("binary")
                .buildAsync(place, this)
                .join();
    }

    @Override
    public @Nullable CompletionStage<?> onBinary(WebSocket from, ByteBuffer data, boolean isLast) {
        byte[] bytes = new byte[data.remaining()];
        data.get(bytes);
        lock.lock();
        try {
            heard.writeBytes(bytes);
            message.writeBytes(bytes);
            if (isLast) {
                checkWhole();
            }
            changed.signalAll();
            if (isReading) {
                from.request(1);
            }
        } finally {
            lock.unlock();
        }
        return null;
    }

    private void checkWhole() {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(message.toByteArray()));
        } catch (CharacterCodingException e) {
            cutMessages.add(message.toString(StandardCharsets.ISO_8859_1));
        }
        message.reset();
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket from, int code, String reason) {
        closed.complete(code + " " + reason);
        return null;
    }

    @Override
    public void onError(WebSocket from, Throwable error) {
        closed.completeExceptionally(error);
    }

    /** Sends bytes as they are. */
    void send(String raw) {
        socket.sendBinary(ByteBuffer.wrap(raw.getBytes(StandardCharsets.UTF_8)), true)
                .join();
    }

    /** Types a text. */
    void type(String text) {
        send("0:" + text.getBytes(StandardCharsets.UTF_8).length + ":" + text);
    }

    /** Waits until a text was heard since the beginning; the answer is everything. */
    String await(String text) throws InterruptedException {
        lock.lock();
        try {
            long left = TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
            while (!heard.toString(StandardCharsets.UTF_8).contains(text)) {
                if (left <= 0) {
                    throw new AssertionError("'" + text + "' was not heard, but: " + heard(2000));
                }
                left = changed.awaitNanos(left);
            }
            return heard.toString(StandardCharsets.UTF_8);
        } finally {
            lock.unlock();
        }
    }

    private String heard(int most) {
        String all = heard.toString(StandardCharsets.UTF_8);
        return all.substring(Math.max(0, all.length() - most));
    }

    /** How many bytes were heard. */
    int size() {
        lock.lock();
        try {
            return heard.size();
        } finally {
            lock.unlock();
        }
    }

    /** Reads no more, or goes on. */
    void setReading(boolean reads) {
        lock.lock();
        try {
            isReading = reads;
            if (reads) {
                socket.request(1);
            }
        } finally {
            lock.unlock();
        }
    }

    /** Messages that end within a character. */
    List<String> cutMessages() {
        return cutMessages;
    }

    /** Waits for the end: its code and reason. */
    String end() throws Exception {
        return closed.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    @Override
    public void close() {
        socket.abort();
    }
}
