// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.guest.qemu.agent;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * One conversation with a guest agent. It begins with both sides throwing away what an earlier talker left on the line:
 * an answer that came too late for it must not be taken for ours.
 */
final class AgentConversation implements Closeable {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    /** A byte that no JSON has: it makes a parser start anew, and marks the answer to the synchronisation. */
    private static final byte MARK = (byte) 0xff;

    private final AgentSocket socket;

    private AgentConversation(AgentSocket socket) {
        this.socket = socket;
    }

    /**
     * Begins a conversation.
     *
     * @param token a number that no earlier conversation used
     * @throws GuestAgentTimeoutException if nobody answers in time
     */
    static AgentConversation open(Path path, long token, Duration limit) throws IOException {
        AgentConversation conversation = new AgentConversation(AgentSocket.open(path));
        boolean agreed = false;
        try {
            conversation.synchronise(token, Deadline.after(limit));
            agreed = true;
            return conversation;
        } finally {
            if (!agreed) {
                conversation.close();
            }
        }
    }

    private void synchronise(long token, Deadline deadline) throws IOException {
        String command = "guest-sync-delimited";
        byte[] request = request(command, Map.of("id", token));
        byte[] marked = new byte[request.length + 1];
        marked[0] = MARK;
        System.arraycopy(request, 0, marked, 1, request.length);
        if (!socket.write(marked, deadline)) {
            throw new GuestAgentTimeoutException(command);
        }
        while (true) {
            if (!socket.skipTo(MARK, deadline)) {
                throw new GuestAgentTimeoutException(command);
            }
            byte[] line = socket.readLine(deadline).orElseThrow(() -> new GuestAgentTimeoutException(command));
            if (JSON.readTree(line).path("return").asLong(-1) == token) {
                return;
            }
        }
    }

    /** Asks and waits for the answer. */
    JsonNode ask(String command, Map<String, ?> arguments, Duration limit) throws IOException {
        Deadline deadline = Deadline.after(limit);
        send(command, arguments, deadline);
        return answer(deadline).orElseThrow(() -> new GuestAgentTimeoutException(command));
    }

    /** Says something that is answered only when it is refused; waits a moment for that. */
    void tell(String command, Map<String, ?> arguments, Duration moment) throws IOException {
        Deadline deadline = Deadline.after(moment);
        send(command, arguments, deadline);
        try {
            answer(deadline);
        } catch (MachineEndedException e) {
            // It obeyed before it could be seen to.
            return;
        }
    }

    private void send(String command, Map<String, ?> arguments, Deadline deadline) throws IOException {
        if (!socket.write(request(command, arguments), deadline)) {
            throw new GuestAgentTimeoutException(command);
        }
    }

    private Optional<JsonNode> answer(Deadline deadline) throws IOException {
        Optional<byte[]> line = socket.readLine(deadline);
        if (line.isEmpty()) {
            return Optional.empty();
        }
        JsonNode message = JSON.readTree(line.get());
        if (message.has("error")) {
            throw new GuestAgentException(message.path("error").path("desc").asText("no reason given"));
        }
        return Optional.of(message.path("return"));
    }

    private static byte[] request(String command, Map<String, ?> arguments) {
        ObjectNode request = JSON.createObjectNode().put("execute", command);
        if (!arguments.isEmpty()) {
            request.set("arguments", JSON.valueToTree(arguments));
        }
        try {
            byte[] text = JSON.writeValueAsBytes(request);
            byte[] line = new byte[text.length + 1];
            System.arraycopy(text, 0, line, 0, text.length);
            line[text.length] = '\n';
            return line;
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("arguments are plain values", e);
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
