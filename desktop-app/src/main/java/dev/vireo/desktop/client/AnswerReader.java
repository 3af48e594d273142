// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.client;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.vireo.model.api.Answer;
import dev.vireo.model.api.ApiException;
import dev.vireo.model.api.ErrorKind;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/** Turns HTTP answers into values or failures. */
final class AnswerReader {
    private static final String UNREADABLE = "The server's answer cannot be read.";

    private final ObjectMapper json = LenientJson.mapper();

    /** The value, or null where the endpoint answers none. */
    <R> R read(Response response, Answer<R> answer) throws IOException {
        String text = response.body().string();
        if (!response.isSuccessful()) {
            throw failure(response, parse(text).orElse(MissingNode.getInstance()));
        }
        JsonNode body = parse(text).orElseThrow(AnswerReader::unreadable);
        return this.<R>convert(body.path("data"), answer);
    }

    /** Any JSON of one's own, such as an event. */
    <T> T readText(String text, Class<T> type) throws JsonProcessingException {
        return json.readValue(text, type);
    }

    @SuppressWarnings({"unchecked", "NullAway"}) // the answer's class is R; null where the endpoint answers none
    private <R> R convert(JsonNode data, Answer<R> answer) {
        boolean absent = data.isMissingNode() || data.isNull();
        return switch (answer.shape()) {
            case NONE -> null;
            case ONE -> absent ? null : (R) convertOne(data, answer.element());
            case LIST -> (R) (absent ? List.of() : convertList(data, answer.element()));
        };
    }

    private @Nullable Object convertOne(JsonNode data, Class<?> element) {
        if (element == String.class && data.isValueNode()) {
            return data.asText();
        }
        return convertTo(data, json.constructType(element));
    }

    private List<?> convertList(JsonNode data, Class<?> element) {
        JavaType list = json.getTypeFactory().constructCollectionType(List.class, element);
        List<?> values = (List<?>) convertTo(data, list);
        return values == null
                ? List.of()
                : values.stream().filter(Objects::nonNull).toList();
    }

    private @Nullable Object convertTo(JsonNode data, JavaType type) {
        try {
            return json.convertValue(data, type);
        } catch (IllegalArgumentException e) {
            throw ApiException.failed(UNREADABLE, e);
        }
    }

    /** Nothing where the text is no JSON, as that of a proxy in between; an empty text is an empty answer. */
    private Optional<JsonNode> parse(String body) {
        try {
            return Optional.of(body.isBlank() ? MissingNode.getInstance() : json.readTree(body));
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }

    private static ApiException unreadable() {
        return ApiException.failed(UNREADABLE);
    }

    /** The failure: the body's message, or else the reason phrase. */
    ApiException failure(Response response, JsonNode body) {
        Map<String, String> errors = new LinkedHashMap<>();
        body.path("errors")
                .forEachEntry((name, error) -> errors.put(name, error.asText().strip()));
        String message = body.path("message").asText("").strip();
        if (message.isEmpty()) {
            message = response.message().isBlank()
                    ? "HTTP " + response.code()
                    : response.message().strip();
        }
        return ApiException.answered(ErrorKind.ofStatus(response.code()), message, errors);
    }
}
