// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.guest.qemu.qmp;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/**
 * QEMU's control protocol over its Unix socket. Several threads may send commands at once; answers find their command
 * by its number. QEMU serves one client a socket, so a machine has one.
 */
public final class QmpClient implements Closeable {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final QmpCall AGREEMENT = new QmpCall("qmp_capabilities", Map.of());

    private final QmpChannel channel;
    private final Executor threads;
    private final Consumer<QmpEvent> events;
    private final Map<Long, CompletableFuture<JsonNode>> waiting = new ConcurrentHashMap<>();
    private final CompletableFuture<JsonNode> greeting = new CompletableFuture<>();
    private final CompletableFuture<Void> end = new CompletableFuture<>();
    private final AtomicLong lastNumber = new AtomicLong();

    private QmpClient(QmpChannel channel, Executor threads, Consumer<QmpEvent> events) {
        this.channel = channel;
        this.threads = threads;
        this.events = events;
    }

    /**
     * Connects, waits for the greeting and agrees on the protocol.
     *
     * @param socket where QEMU listens
     * @param threads runs the reading, which lasts until the connection ends, and the writing: each needs a thread of its
     *     own
     * @param events is told what happens, by the reading thread; it must neither wait nor throw
     * @param limit how long the greeting may take
     * @throws IOException if QEMU is not there, does not greet or does not speak QMP
     */
    public static QmpClient connect(Path socket, Executor threads, Consumer<QmpEvent> events, Duration limit)
            throws IOException, InterruptedException {
        return connect(socket, threads, events, limit, List.of()).client();
    }

    /**
     * A connection that QEMU has agreed to.
     *
     * @param greeting what QEMU said of itself
     * @param answers to what it was asked first
     */
    public record Opened(QmpClient client, JsonNode greeting, List<JsonNode> answers) {}

    /**
     * Connects as above and sends the first commands along with the agreement: a QEMU that is just starting is kept waiting
     * once.
     */
    public static Opened connect(
            Path socket, Executor threads, Consumer<QmpEvent> events, Duration limit, List<QmpCall> first)
            throws IOException, InterruptedException {
        QmpClient client = new QmpClient(QmpChannel.open(socket), threads, events);
        boolean agreed = false;
        try {
            threads.execute(client::readAll);
            Opened opened = client.open(first, limit);
            agreed = true;
            return opened;
        } finally {
            if (!agreed) {
                client.close();
            }
        }
    }

    private Opened open(List<QmpCall> first, Duration limit) throws IOException, InterruptedException {
        List<QmpCall> calls = new ArrayList<>(List.of(AGREEMENT));
        calls.addAll(first);
        Map<Long, CompletableFuture<JsonNode>> sent = new LinkedHashMap<>();
        String asked = AGREEMENT.command();
        try {
            send(calls, sent);
            JsonNode hello = await("the connection", greeting, limit);
            List<JsonNode> answers = new ArrayList<>();
            for (CompletableFuture<JsonNode> answer : sent.values()) {
                asked = calls.get(answers.size()).command();
                answers.add(result(await(asked, answer, limit)));
            }
            return new Opened(this, hello, answers.subList(1, answers.size()));
        } catch (QmpException e) {
            throw new IOException("QEMU refused '" + asked + "': " + e.getMessage(), e);
        } finally {
            waiting.keySet().removeAll(sent.keySet());
        }
    }

    /**
     * Sends a command and waits for its answer.
     *
     * @throws QmpException if QEMU refuses it
     * @throws QmpTimeoutException if there is no answer in time; a late one is dropped
     * @throws IOException if the connection is closed or ends before the answer
     */
    public JsonNode execute(String command, Map<String, ?> arguments, Duration limit)
            throws IOException, QmpException, InterruptedException {
        return execute(List.of(new QmpCall(command, arguments)), limit).get(0);
    }

    /**
     * Sends commands at once and waits for their answers: QEMU is asked while it is busy once, not once for each.
     *
     * @param limit how long each answer may take
     */
    public List<JsonNode> execute(List<QmpCall> calls, Duration limit)
            throws IOException, QmpException, InterruptedException {
        Map<Long, CompletableFuture<JsonNode>> sent = new LinkedHashMap<>();
        try {
            send(calls, sent);
            List<JsonNode> results = new ArrayList<>();
            for (CompletableFuture<JsonNode> answer : sent.values()) {
                results.add(result(await(calls.get(results.size()).command(), answer, limit)));
            }
            return results;
        } finally {
            waiting.keySet().removeAll(sent.keySet());
        }
    }

    /**
     * Sends a command and waits for its answer; an interrupt is kept until that is there, so that the caller knows what
     * became of the command.
     */
    public JsonNode executeToEnd(QmpCall call, Duration limit) throws IOException, QmpException {
        Map<Long, CompletableFuture<JsonNode>> sent = new LinkedHashMap<>();
        boolean isInterrupted = false;
        try {
            send(List.of(call), sent);
            CompletableFuture<JsonNode> answer = sent.values().iterator().next();
            while (true) {
                try {
                    return result(await(call.command(), answer, limit));
                } catch (InterruptedException e) {
                    isInterrupted = true;
                }
            }
        } finally {
            waiting.keySet().removeAll(sent.keySet());
            if (isInterrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Not by the caller's thread: if that were interrupted while it writes, the connection would be closed. */
    private void send(List<QmpCall> calls, Map<Long, CompletableFuture<JsonNode>> sent) throws IOException {
        StringBuilder lines = new StringBuilder();
        for (QmpCall call : calls) {
            long number = lastNumber.incrementAndGet();
            CompletableFuture<JsonNode> answer = new CompletableFuture<>();
            sent.put(number, answer);
            waiting.put(number, answer);
            lines.append(lines.isEmpty() ? "" : "\n").append(request(number, call.command(), call.arguments()));
        }
        if (end.isDone()) {
            throw closed();
        }
        String text = lines.toString();
        List<CompletableFuture<JsonNode>> answers = List.copyOf(sent.values());
        threads.execute(() -> write(text, answers));
    }

    private void write(String lines, List<CompletableFuture<JsonNode>> answers) {
        try {
            channel.write(lines);
        } catch (IOException e) {
            // Nobody is there any more: known before the callers ask.
            end.complete(null);
            answers.forEach(answer -> answer.completeExceptionally(e));
        }
    }

    /** Sends a prepared command and waits for its answer. */
    public JsonNode execute(QmpCall call, Duration limit) throws IOException, QmpException, InterruptedException {
        return execute(call.command(), call.arguments(), limit);
    }

    /** Ends when the connection has ended, for whatever reason: mostly because QEMU has. */
    public CompletableFuture<Void> end() {
        return end.copy();
    }

    private static String request(long number, String command, Map<String, ?> arguments) throws IOException {
        ObjectNode request = JSON.createObjectNode().put("execute", command);
        if (!arguments.isEmpty()) {
            request.set("arguments", JSON.valueToTree(arguments));
        }
        return JSON.writeValueAsString(request.put("id", number));
    }

    private static JsonNode result(JsonNode message) throws QmpException {
        JsonNode error = message.get("error");
        if (error != null) {
            throw new QmpException(
                    error.path("class").asText("GenericError"),
                    error.path("desc").asText("unknown error"));
        }
        return message.path("return");
    }

    private JsonNode await(String what, CompletableFuture<JsonNode> answer, Duration limit)
            throws IOException, InterruptedException {
        try {
            return answer.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new QmpTimeoutException(what, limit);
        } catch (ExecutionException e) {
            throw closed();
        }
    }

    private static IOException closed() {
        return new IOException("the connection to QEMU has ended");
    }

    private void readAll() {
        try (channel) {
            Optional<String> line = channel.readLine();
            while (line.isPresent()) {
                receive(JSON.readTree(line.get()));
                line = channel.readLine();
            }
            finish(closed());
        } catch (IOException e) {
            finish(e);
        } finally {
            // Also when the listener threw: nobody reads any more.
            finish(closed());
        }
    }

    private void receive(JsonNode message) throws IOException {
        if (message.has("QMP")) {
            greeting.complete(message.get("QMP"));
        } else if (message.has("event")) {
            JsonNode data = message.path("data");
            events.accept(new QmpEvent(
                    message.get("event").asText(), data.isObject() ? data : JsonNodeFactory.instance.objectNode()));
        } else if (message.has("return") || message.has("error")) {
            answer(message);
        } else {
            throw new IOException("QEMU sent what is no message of QMP");
        }
    }

    private void answer(JsonNode message) {
        CompletableFuture<JsonNode> answer = waiting.get(message.path("id").asLong());
        if (answer != null) {
            answer.complete(message);
        }
    }

    private void finish(IOException reason) {
        end.complete(null);
        greeting.completeExceptionally(reason);
        waiting.values().forEach(answer -> answer.completeExceptionally(reason));
    }

    @Override
    public void close() throws IOException {
        channel.close();
        finish(closed());
    }
}
