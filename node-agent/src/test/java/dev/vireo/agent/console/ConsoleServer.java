// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.console;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.vireo.agent.access.AccessControl;
import dev.vireo.agent.access.VncTickets;
import dev.vireo.agent.cluster.SqliteClusterStore;
import dev.vireo.agent.host.PseudoTerminals;
import dev.vireo.agent.http.ApiHandler;
import dev.vireo.agent.http.Gate;
import dev.vireo.agent.http.Routes;
import dev.vireo.agent.task.AgentThreads;
import dev.vireo.agent.task.NodeDatabase;
import dev.vireo.agent.task.StepListener;
import dev.vireo.agent.task.Tasks;
import dev.vireo.model.api.Arguments;
import dev.vireo.model.api.Endpoint;
import dev.vireo.model.id.NodeName;
import dev.vireo.model.id.Principal;
import io.undertow.Undertow;
import io.undertow.util.HeaderMap;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A real server with the consoles of containers, which are shells of this machine, and callers who are who they say. */
final class ConsoleServer implements AutoCloseable {
    private final HttpClient http = HttpClient.newHttpClient();
    private final AgentThreads threads = new AgentThreads();
    private final SqliteClusterStore store;
    private final NodeDatabase database;
    private final Undertow server;

    /** @param command what a container's console runs */
    ConsoleServer(Path folder, ConsoleCommand command, NodeShell.Account account) {
        store = SqliteClusterStore.open(folder.resolve("config.db"));
        database = new NodeDatabase(folder.resolve("node.db"));
        NodeName node = new NodeName("n1");
        InstantSource clock = InstantSource.system();
        Tasks tasks = new Tasks(
                node, new Tasks.TaskHost(folder.resolve("tasks"), database, threads.tasks()), clock, StepListener.NONE);
        ConsoleDoor door =
                new ConsoleDoor(new VncTickets(new AccessControl(store, List.of(), clock, new SecureRandom()), clock));
        Terminals terminals = new Terminals(door, tasks, threads.listeners());
        Routes routes = new Routes();
        door.bind(routes);
        new ContainerConsole(terminals, new PseudoTerminals(), command).bind(routes);
        new NodeShell(terminals, new PseudoTerminals(), account).bind(routes);
        server = Undertow.builder()
                .addHttpListener(0, "127.0.0.1")
                .setHandler(new ApiHandler(node, routes, new NamedGate(), Duration.ZERO))
                .build();
        server.start();
    }

    private static final class NamedGate implements Gate {
        @Override
        public Optional<Principal> authenticate(HeaderMap headers, @Nullable String ticketCookie, boolean isWrite) {
            return Optional.ofNullable(headers.getFirst("Authorization")).map(Principal::parse);
        }

        @Override
        public void check(Optional<Principal> caller, Endpoint<?> endpoint, Arguments arguments) {}
    }

    private String host() {
        return "127.0.0.1:"
                + ((InetSocketAddress) server.getListenerInfo().get(0).getAddress()).getPort();
    }

    /** An answer to a call for a ticket. */
    record Answer(int status, String body) {
        JsonNode data() throws IOException {
            return new ObjectMapper().readTree(body).path("data");
        }
    }

    /** Calls {@code termproxy}. */
    Answer open(String user, String place, String form) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create("http://" + host() + "/api2/json/nodes/n1" + place + "/termproxy"))
                .header("Authorization", user)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form))
                .build();
        HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
        return new Answer(response.statusCode(), response.body());
    }

    /** Calls where a WebSocket belongs without opening one. */
    Answer callPlainly(String user, String place, JsonNode ticket) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://" + socketOf(place, ticket)))
                .header("Authorization", user)
                .build();
        HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
        return new Answer(response.statusCode(), response.body());
    }

    private String socketOf(String place, JsonNode ticket) {
        return host() + "/api2/json/nodes/n1" + place + "/vncwebsocket?port="
                + ticket.path("port").asInt() + "&vncticket="
                + URLEncoder.encode(ticket.path("ticket").asText(), StandardCharsets.UTF_8);
    }

    /** Opens the WebSocket with that ticket. */
    TerminalCaller connect(String user, String place, JsonNode ticket) {
        return new TerminalCaller(http, URI.create("ws://" + socketOf(place, ticket)), user);
    }

    /** Gets a ticket, opens the WebSocket and says the first line. */
    TerminalCaller enter(String user, String place) throws IOException, InterruptedException {
        JsonNode ticket = open(user, place, "").data();
        TerminalCaller caller = connect(user, place, ticket);
        caller.send(ticket.path("user").asText() + ":" + ticket.path("ticket").asText() + "\n");
        return caller;
    }

    @Override
    public void close() {
        server.stop();
        threads.close();
        database.close();
        store.close();
    }
}
