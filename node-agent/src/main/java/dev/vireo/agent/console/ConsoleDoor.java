// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.console;

import dev.vireo.agent.access.VncTickets;
import dev.vireo.agent.http.Call;
import dev.vireo.agent.http.RawHandler;
import dev.vireo.agent.http.Routes;
import dev.vireo.model.ArchitectureException;
import dev.vireo.model.access.AccessPath;
import dev.vireo.model.api.ApiException;
import dev.vireo.model.api.ConsoleEndpoints;
import dev.vireo.model.api.ErrorKind;
import dev.vireo.model.api.GuestEndpoints;
import dev.vireo.model.api.PathParameters;
import dev.vireo.model.id.Principal;
import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.websockets.WebSocketConnectionCallback;
import io.undertow.websockets.WebSocketProtocolHandshakeHandler;
import io.undertow.websockets.core.protocol.version13.Hybi13Handshake;
import java.io.IOException;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/**
 * Where viewers come in: one call draws a ticket for a console, and the WebSocket that follows redeems it. No console has
 * a port of its own; the number only tells one opened way from another.
 */
public final class ConsoleDoor {
    private static final int FIRST_PORT = 5900;
    private static final int PORTS = 100;

    private final VncTickets tickets;
    private final AtomicInteger nextPort = new AtomicInteger();
    private final Map<String, ConsoleSession.Way> ways = new ConcurrentHashMap<>();

    /** @param tickets makes and knows the tickets */
    public ConsoleDoor(VncTickets tickets) {
        this.tickets = tickets;
    }

    /** Binds the WebSockets of every kind of console. */
    public void bind(Routes routes) {
        routes.onUpgrade(GuestEndpoints.VNC_WEB_SOCKET, (call, exchange) -> connect(call, guest(call), exchange))
                .onUpgrade(ConsoleEndpoints.CT_SOCKET, (call, exchange) -> connect(call, guest(call), exchange))
                .onUpgrade(ConsoleEndpoints.NODE_SOCKET, (call, exchange) -> connect(call, node(call), exchange));
    }

    static AccessPath guest(Call call) {
        return AccessPath.guest(call.require(PathParameters.VMID));
    }

    static AccessPath node(Call call) {
        return AccessPath.node(call.require(PathParameters.NODE));
    }

    /** A ticket and the number that goes with it. */
    record Opened(String ticket, int port) {}

    /**
     * Opens a way.
     *
     * @param place whose console it is
     * @param way told the ticket, gives what the ticket opens
     */
    Opened open(Principal who, AccessPath place, Function<String, ConsoleSession.Way> way) {
        int port = FIRST_PORT + Math.floorMod(nextPort.getAndIncrement(), PORTS);
        String ticket = tickets.issue(who, place, port);
        ways.keySet().removeIf(old -> !tickets.isOpen(old));
        ways.put(ticket, way.apply(ticket));
        return new Opened(ticket, port);
    }

    private Object connect(Call call, AccessPath place, HttpServerExchange exchange) throws IOException {
        String ticket = call.require(GuestEndpoints.VNC_TICKET);
        int port = call.require(GuestEndpoints.PORT).intValue();
        ConsoleSession.Way way = tickets.redeem(ticket, call.who(), place, port) ? ways.remove(ticket) : null;
        if (way == null) {
            throw new ApiException(ErrorKind.NOT_LOGGED_IN, "permission denied - invalid PVEVNC ticket");
        }
        return upgrade(way.enter(), exchange);
    }

    @ArchitectureException(rule = "catch", reason = "the handshake of Undertow declares Exception")
    private static Object upgrade(ConsoleSession session, HttpServerExchange exchange) throws IOException {
        // Where the connection ends before the WebSocket is there, nobody else ends the session.
        exchange.getConnection().addCloseListener(closed -> session.close());
        Hybi13Handshake handshake = new Hybi13Handshake(Set.of("binary"), false);
        HttpHandler refusal = refused -> {
            throw ApiException.failed("a console is reached by WebSocket alone, and this call opens none");
        };
        try {
            WebSocketConnectionCallback serve = (upgraded, channel) -> session.serve(channel);
            new WebSocketProtocolHandshakeHandler(Set.of(handshake), serve, refusal).handleRequest(exchange);
        } catch (ApiException e) {
            session.close();
            throw e;
        } catch (Exception e) {
            session.close();
            throw new IOException("the WebSocket could not be opened", e);
        }
        return RawHandler.TAKEN_OVER;
    }
}
