// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.vireo.model.api.ApiException;
import dev.vireo.model.api.ErrorKind;
import dev.vireo.model.api.Verb;
import dev.vireo.model.option.ValueTypes;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.Headers;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Reads the parameters of a call from its query and its body, form or JSON. */
final class RequestReader {
    private static final int LARGEST_BODY = 512 * 1024;
    private static final String CACHE_BREAKER = "_dc";

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final ObjectMapper json;
    private final Duration patience;

    RequestReader(ObjectMapper json) {
        this(json, PATIENCE);
    }

    /** @param patience how long a body may take to come */
    RequestReader(ObjectMapper json, Duration patience) {
        this.json = json;
        this.patience = patience;
    }

    /** Parameters of query and body; the query wins. */
    Map<String, String> read(HttpServerExchange exchange, Verb verb) throws IOException {
        Map<String, String> parameters = new LinkedHashMap<>(readBody(exchange, verb));
        parameters.putAll(readForm(exchange.getQueryString()));
        parameters.remove(CACHE_BREAKER);
        return parameters;
    }

    /** Parameters of the query alone. */
    Map<String, String> readQuery(HttpServerExchange exchange) {
        return readForm(exchange.getQueryString());
    }

    private Map<String, String> readBody(HttpServerExchange exchange, Verb verb) throws IOException {
        byte[] body = RequestBody.read(exchange, LARGEST_BODY, patience);
        if (body.length > 0 && (verb == Verb.GET || verb == Verb.DELETE)) {
            throw new ApiException(ErrorKind.UNKNOWN_METHOD, "Unexpected content for method '" + verb + "'");
        }
        String text = new String(body, StandardCharsets.UTF_8);
        String type = exchange.getRequestHeaders().getFirst(Headers.CONTENT_TYPE);
        String mediaType = type == null ? "" : type.toLowerCase(Locale.ROOT).replaceFirst("\\s*;.*", "");
        return switch (mediaType) {
            case "application/json" -> text.isBlank() ? Map.of() : readJson(text);
            case "application/x-www-form-urlencoded", "" -> readForm(text);
            default -> throw new ApiException(ErrorKind.UNKNOWN_CONTENT, "unsupported content type");
        };
    }

    private static Map<String, String> readForm(String text) {
        Map<String, String> parameters = new LinkedHashMap<>();
        for (String pair : text.split("&")) {
            if (!pair.isEmpty()) {
                int equals = pair.indexOf('=');
                String name = decode(equals < 0 ? pair : pair.substring(0, equals));
                String value = equals < 0 ? "" : decode(pair.substring(equals + 1));
                requireNoSeparator(name, value);
                parameters.merge(name, value, (first, second) -> first + ValueTypes.LIST_SEPARATOR + second);
            }
        }
        return parameters;
    }

    private static String decode(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new ApiException(
                    ErrorKind.BAD_PARAMETER, "a parameter has a percent sign without two hexadecimal digits");
        }
    }

    private Map<String, String> readJson(String text) {
        JsonNode object;
        try {
            object = json.readTree(text);
        } catch (JsonProcessingException e) {
            throw new ApiException(ErrorKind.BAD_PARAMETER, "the body is no valid JSON");
        }
        if (!object.isObject()) {
            throw new ApiException(ErrorKind.BAD_PARAMETER, "the JSON body is to be an object of parameters");
        }
        Map<String, String> parameters = new LinkedHashMap<>();
        object.properties().forEach(field -> {
            if (!field.getValue().isNull()) {
                parameters.put(field.getKey(), textOf(field.getKey(), field.getValue()));
            }
        });
        return parameters;
    }

    private static String textOf(String name, JsonNode value) {
        if (value.isBoolean()) {
            return value.booleanValue() ? "1" : "0";
        }
        if (value.isArray()) {
            List<String> elements = new ArrayList<>();
            value.forEach(element -> elements.add(textOf(name, element)));
            return String.join(ValueTypes.LIST_SEPARATOR, elements);
        }
        if (value.isObject()) {
            throw ApiException.badParameter(name, "type check ('string') failed - got an object");
        }
        requireNoSeparator(name, value.asText());
        return value.asText();
    }

    /** A parameter that is given several times has its values in one text, apart by what no value may contain. */
    private static void requireNoSeparator(String name, String value) {
        if (value.contains(ValueTypes.LIST_SEPARATOR)) {
            throw ApiException.badParameter(name, "value must not contain a NUL character");
        }
    }
}
