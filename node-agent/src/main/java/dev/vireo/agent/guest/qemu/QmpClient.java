// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.guest.qemu;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A connection to QEMU's control protocol (QMP) on a Unix socket. Any thread may use it. */
public final class QmpClient implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(QmpClient.class);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int LONGEST_LINE = 16 << 20;

    private final SocketChannel channel;
    private final Duration patience;
    private final Consumer<QmpEvent> listener;
    private final AtomicLong nextId = new AtomicLong();
    private final Map<String, CompletableFuture<JsonNode>> waiting = new ConcurrentHashMap<>();
    private final CompletableFuture<JsonNode> greeting = new CompletableFuture<>();
    private final CompletableFuture<Boolean> closed = new CompletableFuture<>();
    private volatile Runnable whenClosed = () -> {};

    private QmpClient(SocketChannel channel, Duration patience, Consumer<QmpEvent> listener) {
        this.channel = channel;
        this.patience = patience;
        this.listener = listener;
    }

    /**
     * Connects, waits for the greeting and negotiates.
     *
     * @param reader runs the reading of answers until the connection ends
     * @param patience how long an answer may take
     * @param listener hears events; must be quick
     */
    public static QmpClient connect(Path socket, Executor reader, Duration patience, Consumer<QmpEvent> listener)
            throws IOException {
        QmpClient client = new QmpClient(SocketChannel.open(UnixDomainSocketAddress.of(socket)), patience, listener);
        try {
            reader.execute(client::readAll);
            client.await(client.greeting, "greeting");
            client.execute("qmp_capabilities", Map.of());
            return client;
        } catch (IOException e) {
            client.close();
            throw e;
        }
    }

    /** What to run once when the connection ends; at once if it has ended. */
    public void onClose(Runnable action) {
        whenClosed = action;
        if (closed.isDone()) {
            action.run();
        }
    }

    /**
     * Runs a command.
     *
     * @return what QEMU answered
     * @throws QmpException if QEMU refused it
     * @throws IOException if the connection ended, or QEMU did not answer in time
     */
    public JsonNode execute(String command, Map<String, ?> arguments) throws IOException {
        String id = Long.toString(nextId.incrementAndGet());
        Map<String, Object> message = new LinkedHashMap<>();
        message.put("execute", command);
        message.put("id", id);
        if (!arguments.isEmpty()) {
            message.put("arguments", arguments);
        }
        CompletableFuture<JsonNode> answer = new CompletableFuture<>();
        waiting.put(id, answer);
        try {
            if (closed.isDone()) {
                throw new IOException("the connection to QEMU has ended");
            }
            send(JSON.writeValueAsBytes(message));
            JsonNode answered = await(answer, command);
            JsonNode error = answered.get("error");
            if (error != null) {
                throw new QmpException(
                        error.path("class").asText(), error.path("desc").asText());
            }
            return answered.path("return");
        } finally {
            waiting.remove(id);
        }
    }

    private JsonNode await(CompletableFuture<JsonNode> answer, String what) throws IOException {
        try {
            return answer.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new IOException("QEMU did not answer '" + what + "' within " + patience.toSeconds() + " s", e);
        } catch (ExecutionException e) {
            throw new IOException("the connection to QEMU ended before it answered '" + what + "'", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while QEMU worked on '" + what + "'", e);
        }
    }

    private synchronized void send(byte[] message) throws IOException {
        ByteBuffer line = ByteBuffer.allocate(message.length + 1)
                .put(message)
                .put((byte) '\n')
                .flip();
        while (line.hasRemaining()) {
            channel.write(line);
        }
    }

    private void readAll() {
        try (BufferedReader in = new BufferedReader(Channels.newReader(channel, StandardCharsets.UTF_8))) {
            String line = readLine(in);
            while (line != null) {
                receive(line);
                line = readLine(in);
            }
        } catch (IOException e) {
            LOG.debug("the connection to QEMU ended", e);
        }
        end();
    }

    /** A line of limited length: the other side is a process that a guest may have taken over. */
    private static @Nullable String readLine(BufferedReader in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = in.read(); c >= 0; c = in.read()) {
            if (c == '\n') {
                return line.toString();
            }
            if (line.length() >= LONGEST_LINE) {
                throw new IOException("QEMU sent a line longer than " + LONGEST_LINE + " characters");
            }
            line.append((char) c);
        }
        return null;
    }

    private void receive(String line) throws IOException {
        JsonNode message;
        try {
            message = JSON.readTree(line);
        } catch (JsonProcessingException e) {
            throw new IOException("QEMU sent what is no JSON", e);
        }
        if (message.has("QMP")) {
            greeting.complete(message);
        } else if (message.has("event")) {
            listener.accept(new QmpEvent(message.path("event").asText(), message.path("data")));
        } else {
            CompletableFuture<JsonNode> answer =
                    waiting.remove(message.path("id").asText());
            if (answer != null) {
                answer.complete(message);
            }
        }
    }

    private void end() {
        closed.complete(true);
        IOException ended = new IOException("the connection to QEMU has ended");
        greeting.completeExceptionally(ended);
        waiting.values().forEach(answer -> answer.completeExceptionally(ended));
        whenClosed.run();
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            LOG.debug("cannot close the connection to QEMU", e);
        }
    }
}
