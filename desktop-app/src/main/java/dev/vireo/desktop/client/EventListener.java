// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.client;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.vireo.model.event.Event;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import okhttp3.Response;
import okhttp3.WebSocket;
import okhttp3.WebSocketListener;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads events, one a text message. */
final class EventListener extends WebSocketListener {
    private static final Logger LOG = LoggerFactory.getLogger(EventListener.class);

    private final AnswerReader answers;
    private final Consumer<Event> event;
    private final Runnable ended;
    private final AtomicBoolean over = new AtomicBoolean();

    EventListener(AnswerReader answers, Consumer<Event> event, Runnable ended) {
        this.answers = answers;
        this.event = event;
        this.ended = ended;
    }

    @Override
    public void onMessage(WebSocket socket, String text) {
        try {
            event.accept(answers.readText(text, Event.class));
        } catch (JsonProcessingException e) {
            LOG.debug("an event that cannot be read", e);
        }
    }

    @Override
    public void onClosing(WebSocket socket, int code, String reason) {
        socket.close(1000, null);
        end();
    }

    @Override
    public void onFailure(WebSocket socket, Throwable failure, @Nullable Response response) {
        end();
    }

    private void end() {
        if (over.compareAndSet(false, true)) {
            ended.run();
        }
    }
}
