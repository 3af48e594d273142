// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.guest.qemu.agent;

import static dev.vireo.agent.guest.GuestTasks.vmid;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import dev.vireo.agent.http.Call;
import dev.vireo.agent.http.Routes;
import dev.vireo.model.api.ApiException;
import dev.vireo.model.api.GuestAgentEndpoints;
import dev.vireo.model.id.Vmid;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Answers what guest agents are asked. */
public final class GuestAgentApi {
    /** A guest that obeys these is not there to answer. */
    private static final Set<String> UNANSWERED = Set.of("shutdown", "suspend-disk", "suspend-ram", "suspend-hybrid");

    private static final int SHORTEST_PASSWORD = 5;

    private final GuestAgents agents;
    private final GuestFiles files;

    /** @param agents who is asked */
    public GuestAgentApi(GuestAgents agents) {
        this.agents = agents;
        this.files = new GuestFiles(agents);
    }

    /** Binds the endpoints. */
    public void bind(Routes routes) {
        GuestAgentEndpoints.SIMPLE.forEach(
                (command, endpoint) -> routes.on(endpoint, call -> simple(vmid(call), command)));
        routes.on(GuestAgentEndpoints.RUN, call -> simple(vmid(call), call.require(GuestAgentEndpoints.COMMAND)))
                .on(GuestAgentEndpoints.SET_PASSWORD, this::setPassword)
                .on(GuestAgentEndpoints.EXECUTE, this::execute)
                .on(GuestAgentEndpoints.EXECUTION, this::execution)
                .on(GuestAgentEndpoints.READ_FILE, this::readFile)
                .on(GuestAgentEndpoints.WRITE_FILE, this::writeFile);
    }

    private Map<String, Object> simple(Vmid vmid, String command) throws InterruptedException {
        if (UNANSWERED.contains(command)) {
            agents.tell(vmid, "guest-" + command, Map.of());
            return result(Map.of());
        }
        boolean isLong = command.startsWith("fs");
        Duration limit = isLong ? GuestAgentClient.LONG : GuestAgentClient.QUICK;
        return result(agents.ask(vmid, "guest-" + command, Map.of(), limit));
    }

    private static Map<String, Object> result(Object value) {
        return Map.of("result", value);
    }

    private Map<String, Object> setPassword(Call call) throws InterruptedException {
        String password = call.require(GuestAgentEndpoints.PASSWORD);
        if (password.length() < SHORTEST_PASSWORD) {
            throw ApiException.badParameter(
                    "password", "value must be at least " + SHORTEST_PASSWORD + " characters long");
        }
        Map<String, Object> arguments = Map.of(
                "username",
                call.require(GuestAgentEndpoints.USER_NAME),
                "password",
                encode(password),
                "crypted",
                call.require(GuestAgentEndpoints.CRYPTED));
        return result(agents.ask(vmid(call), "guest-set-user-password", arguments, GuestAgentClient.QUICK));
    }

    private Map<String, Object> execute(Call call) throws InterruptedException {
        List<String> program = call.require(GuestAgentEndpoints.PROGRAM);
        Map<String, Object> arguments = new LinkedHashMap<>();
        arguments.put("path", program.get(0));
        arguments.put("arg", program.subList(1, program.size()));
        arguments.put("capture-output", true);
        call.get(GuestAgentEndpoints.INPUT).ifPresent(input -> arguments.put("input-data", encode(input)));
        JsonNode started = agents.ask(vmid(call), "guest-exec", arguments, GuestAgentClient.QUICK);
        return Map.of("pid", started.path("pid").asLong());
    }

    private Map<String, Object> execution(Call call) throws InterruptedException {
        Map<String, Object> arguments = Map.of("pid", call.require(GuestAgentEndpoints.PID));
        JsonNode told = agents.ask(vmid(call), "guest-exec-status", arguments, GuestAgentClient.QUICK);
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("exited", told.path("exited").asBoolean());
        for (String number : List.of("exitcode", "signal")) {
            if (told.has(number)) {
                answer.put(number, told.path(number).asLong());
            }
        }
        for (String output : List.of("out-data", "err-data")) {
            if (told.has(output)) {
                answer.put(output, text(GuestFiles.decode(told.path(output).asText())));
            }
        }
        for (String flag : List.of("out-truncated", "err-truncated")) {
            if (told.has(flag)) {
                answer.put(flag, told.path(flag).asBoolean());
            }
        }
        return answer;
    }

    private Map<String, Object> readFile(Call call) throws InterruptedException {
        GuestFiles.Content content = files.read(
                vmid(call),
                call.require(GuestAgentEndpoints.FILE),
                call.require(GuestAgentEndpoints.OFFSET),
                call.require(GuestAgentEndpoints.COUNT));
        Map<String, Object> answer = new LinkedHashMap<>();
        boolean isText = call.require(GuestAgentEndpoints.DECODE);
        byte[] bytes = content.bytes().toByteArray();
        answer.put("content", isText ? text(bytes) : Base64.getEncoder().encodeToString(bytes));
        if (content.isTruncated()) {
            answer.put("truncated", true);
        }
        return answer;
    }

    private @Nullable Void writeFile(Call call) throws InterruptedException {
        String content = call.require(GuestAgentEndpoints.CONTENT);
        byte[] bytes = call.require(GuestAgentEndpoints.ENCODE) ? content.getBytes(UTF_8) : given(content);
        files.write(vmid(call), call.require(GuestAgentEndpoints.FILE), bytes);
        return null;
    }

    private static byte[] given(String base64) {
        try {
            return Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            throw ApiException.badParameter("content", "with encode=0 the content is to be base64");
        }
    }

    private static String encode(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(UTF_8));
    }

    /** Bytes that are no UTF-8 become replacement characters. */
    private static String text(byte[] bytes) {
        return new String(bytes, UTF_8);
    }
}
