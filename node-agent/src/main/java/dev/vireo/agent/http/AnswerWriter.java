// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.vireo.model.api.ApiException;
import io.undertow.io.IoCallback;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.Headers;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes answers and errors in the dialect's forms. */
final class AnswerWriter {
    private static final Logger LOG = LoggerFactory.getLogger(AnswerWriter.class);
    private static final String SERVER = "pve-api-daemon/3.0";

    private final ObjectMapper json;

    AnswerWriter(ObjectMapper json) {
        this.json = json;
    }

    void answer(HttpServerExchange exchange, String format, @Nullable Object data) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("data", data);
        if (format.equals("extjs")) {
            body.put("success", 1);
        }
        send(exchange, body);
    }

    /** Some clients read the status line alone, so that the reason stands there too. */
    void error(HttpServerExchange exchange, String format, ApiException failure) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("data", null);
        String message = String.valueOf(failure.getMessage());
        body.put("message", message + "\n");
        if (!failure.errors().isEmpty()) {
            body.put("errors", failure.errors());
        }
        if (format.equals("extjs")) {
            body.put("success", 0);
            body.put("status", failure.kind().status());
        } else {
            exchange.setStatusCode(failure.kind().status());
            exchange.setReasonPhrase(reasonPhrase(message));
            // Clients of the dialect know that a failure ends the connection.
            exchange.setPersistent(false);
        }
        send(exchange, body);
    }

    /** The first line, in characters that a status line may have. */
    private static String reasonPhrase(String message) {
        String line = message.lines().findFirst().orElse("");
        StringBuilder phrase = new StringBuilder();
        line.codePoints().limit(400).forEach(c -> phrase.append(c >= ' ' && c < 0x7f ? (char) c : '?'));
        return phrase.toString();
    }

    private void send(HttpServerExchange exchange, Map<String, Object> body) {
        byte[] bytes;
        try {
            bytes = json.writeValueAsBytes(body);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an answer cannot be written as JSON", e);
        }
        exchange.getResponseHeaders()
                .put(Headers.SERVER, SERVER)
                .put(Headers.CACHE_CONTROL, "max-age=0")
                .put(Headers.PRAGMA, "no-cache")
                .put(Headers.CONTENT_TYPE, "application/json;charset=UTF-8");
        exchange.setResponseContentLength(bytes.length);
        if (exchange.isRequestComplete()) {
            exchange.getResponseSender().send(ByteBuffer.wrap(bytes), IoCallback.END_EXCHANGE);
        } else {
            sendEarly(exchange, bytes);
        }
    }

    private static void sendEarly(HttpServerExchange exchange, byte[] bytes) {
        try {
            OutputStream out = exchange.getOutputStream();
            out.write(bytes);
            out.flush();
            RequestRest.discard(exchange);
        } catch (IOException e) {
            LOG.debug("a client went before its answer", e);
        }
        exchange.endExchange();
    }
}
