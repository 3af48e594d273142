// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.vireo.agent.event.EventBus;
import dev.vireo.model.api.ApiException;
import dev.vireo.model.event.Event;
import dev.vireo.model.id.Principal;
import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.websockets.WebSocketConnectionCallback;
import io.undertow.websockets.WebSocketProtocolHandshakeHandler;
import io.undertow.websockets.core.AbstractReceiveListener;
import io.undertow.websockets.core.WebSocketCallback;
import io.undertow.websockets.core.WebSocketChannel;
import io.undertow.websockets.core.WebSockets;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;
import org.xnio.IoUtils;

/** {@code /vireo/events}: a WebSocket that tells what changed, a JSON object a message, each user only what it may see. */
public final class EventStream implements HttpHandler {
    /** Where it is. */
    public static final String PATH = "/vireo/events";

    private final Gate gate;
    private final EventBus bus;
    private final BiPredicate<Principal, Event> sees;
    private final ObjectMapper json = JsonCodec.create();

    /** @param sees whether somebody may hear of an event */
    public EventStream(Gate gate, EventBus bus, BiPredicate<Principal, Event> sees) {
        this.gate = gate;
        this.bus = bus;
        this.sees = sees;
    }

    @Override
    public void handleRequest(HttpServerExchange exchange) throws Exception {
        Optional<Principal> caller = caller(exchange);
        if (caller.isEmpty()) {
            exchange.setStatusCode(401);
            exchange.endExchange();
            return;
        }
        WebSocketConnectionCallback serve = (upgraded, channel) -> serve(channel, caller.get());
        new WebSocketProtocolHandshakeHandler(serve).handleRequest(exchange);
    }

    private Optional<Principal> caller(HttpServerExchange exchange) {
        try {
            return gate.authenticate(exchange.getRequestHeaders(), LoginCookie.of(exchange.getRequestHeaders()), false);
        } catch (ApiException e) {
            return Optional.empty();
        }
    }

    private void serve(WebSocketChannel channel, Principal who) {
        Outgoing messages = new Outgoing(channel);
        Runnable stop = bus.listen(event -> {
            if (sees.test(who, event)) {
                messages.send(text(event));
            }
        });
        channel.addCloseTask(closed -> stop.run());
        channel.getReceiveSetter().set(new NothingExpected());
        channel.resumeReceives();
    }

    /** What is on its way to one client. One that does not read is let go: it would keep all that follows in memory. */
    private static final class Outgoing implements WebSocketCallback<Void> {
        private static final int MOST = 10_000;

        private final AtomicInteger waiting = new AtomicInteger();
        private final WebSocketChannel channel;

        Outgoing(WebSocketChannel channel) {
            this.channel = channel;
        }

        void send(String text) {
            if (waiting.incrementAndGet() > MOST) {
                IoUtils.safeClose(channel);
            } else {
                WebSockets.sendText(text, channel, this);
            }
        }

        @Override
        public void complete(WebSocketChannel from, @Nullable Void context) {
            waiting.decrementAndGet();
        }

        @Override
        public void onError(WebSocketChannel from, @Nullable Void context, Throwable failure) {
            IoUtils.safeClose(channel);
        }
    }

    /** Clients only listen; pings aside, whatever they send is kept short. */
    private static final class NothingExpected extends AbstractReceiveListener {
        private static final int LARGEST = 4096;

        @Override
        protected long getMaxTextBufferSize() {
            return LARGEST;
        }

        @Override
        protected long getMaxBinaryBufferSize() {
            return LARGEST;
        }
    }

    private String text(Event event) {
        try {
            return json.writeValueAsString(event);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an event can always be written as JSON", e);
        }
    }
}
