// SPDX-License-Identifier: Apache-2.0
package dev.vireo.test.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.vireo.agent.Agent;
import dev.vireo.agent.AgentOptions;
import dev.vireo.agent.cluster.SqliteClusterStore;
import dev.vireo.agent.task.StepListener;
import dev.vireo.model.id.NodeName;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** A real agent with a state directory of its own. Closing it ends its guests and leaves no file. */
final class RunningNode implements AutoCloseable {
    /** The node's name. */
    static final String NAME = "testnode";
    /** The administrator. */
    static final String ADMINISTRATOR = "admin@pve";
    /** The administrator's password. */
    static final String PASSWORD = "correct horse battery";

    private final Path state;
    private Agent.Started started;

    private RunningNode(Path state, Agent.Started started) {
        this.state = state;
        this.started = started;
    }

    /** A node with its storage {@code local} alone. */
    static RunningNode start() throws IOException {
        return start("");
    }

    /** @param storages text of {@code storage.cfg} */
    static RunningNode start(String storages) throws IOException {
        Path state = Files.createTempDirectory("vireo-system-");
        Files.writeString(state.resolve("password"), PASSWORD + "\n");
        if (!storages.isEmpty()) {
            try (SqliteClusterStore store = SqliteClusterStore.open(state.resolve("store.db"))) {
                store.update("storage.cfg", before -> storages);
            }
        }
        return new RunningNode(state, startAgent(state));
    }

    private static Agent.Started startAgent(Path state) throws IOException {
        return Agent.start(
                new AgentOptions(
                        state,
                        new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                        NodeName.parse(NAME),
                        Optional.of(state.resolve("password"))),
                StepListener.NONE);
    }

    /** Ends the agent as its service would and starts it again; guests go on. */
    void restartAgent() throws IOException {
        started.agent().close();
        started = startAgent(state);
    }

    /** Where it listens on 127.0.0.1. */
    int port() {
        return started.address().getPort();
    }

    /** Where the agent keeps what it knows. */
    Path state() {
        return state;
    }

    /** Somebody who has not logged in. */
    ApiCaller anonymous() throws GeneralSecurityException {
        return ApiCaller.anonymous(port(), started.fingerprint());
    }

    /** The administrator. */
    ApiCaller administrator() throws Exception {
        return anonymous().login(ADMINISTRATOR, PASSWORD);
    }

    /** A path below this node. */
    static String path(String below) {
        return "/nodes/" + NAME + below;
    }

    /** Waits for the task that a call started; the answer is its end, {@code OK} or a reason. */
    static String end(ApiCaller caller, ApiReply reply) throws Exception {
        String task = path("/tasks/" + ApiCaller.encode(reply.data().asText()) + "/status");
        Until.holds(
                "the task of " + reply + " ended",
                () -> caller.get(task).data().path("status").asText().equals("stopped"));
        return caller.get(task).data().path("exitstatus").asText();
    }

    /** Waits for the task that a call started, which must succeed. */
    static void succeed(ApiCaller caller, ApiReply reply) throws Exception {
        String end = end(caller, reply);
        if (!end.equals("OK")) {
            JsonNode log = caller.get(
                            path("/tasks/" + ApiCaller.encode(reply.data().asText()) + "/log"))
                    .data();
            assertThat(end).as("%s, log: %s", reply.call(), log).isEqualTo("OK");
        }
    }

    /** Its containers, as the machine shows them. */
    NodeContainers containers() {
        return new NodeContainers(state);
    }

    /** Its virtual machines, as the machine shows them. */
    NodeGuests guests() {
        return new NodeGuests(state);
    }

    @Override
    public void close() throws Exception {
        try {
            stopContainers();
        } finally {
            started.agent().close();
            removeAll();
        }
    }

    /** The agent takes away what they have on the machine: networks and all. Where it fails, the rest is forced. */
    private void stopContainers() throws Exception {
        List<String> running = containers().running();
        if (running.isEmpty()) {
            return;
        }
        ApiCaller admin = administrator();
        for (String name : running) {
            String vmid = name.replaceFirst("^v[0-9a-f]{2}", "");
            ApiReply reply = admin.post(path("/lxc/" + vmid + "/status/stop"), Map.of());
            if (reply.status() == 200) {
                end(admin, reply);
            }
        }
    }

    private void removeAll() throws Exception {
        containers().end();
        guests().end();
        deleteTree(state);
    }

    private static void deleteTree(Path root) throws IOException {
        List<Path> paths;
        try (Stream<Path> walk = Files.walk(root)) {
            paths = walk.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path path : paths) {
            Files.deleteIfExists(path);
        }
    }
}
