// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.client;

import dev.vireo.model.api.Arguments;
import dev.vireo.model.api.Endpoint;
import dev.vireo.model.api.Verb;
import dev.vireo.model.option.ValueTypes;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiConsumer;
import okhttp3.FormBody;
import okhttp3.HttpUrl;
import okhttp3.Request;
import okhttp3.RequestBody;

/** Turns an endpoint and its arguments into an HTTP request. */
final class RequestWriter {
    private final HttpUrl root;

    RequestWriter(HttpUrl root) {
        this.root = root;
    }

    Request write(Endpoint<?> endpoint, Arguments arguments) {
        Map<String, String> rest = new LinkedHashMap<>(arguments.options().asMap());
        HttpUrl.Builder url = path(endpoint, rest);
        Verb verb = endpoint.verb();
        if (verb == Verb.GET || verb == Verb.DELETE) {
            eachValue(rest, url::addQueryParameter);
            return new Request.Builder()
                    .url(url.build())
                    .method(verb.name(), null)
                    .build();
        }
        return new Request.Builder()
                .url(url.build())
                .method(verb.name(), form(rest))
                .build();
    }

    /** A request whose body are bytes; the arguments stand in the path and behind it. */
    Request writeBody(Endpoint<?> endpoint, Arguments arguments, RequestBody body) {
        Map<String, String> rest = new LinkedHashMap<>(arguments.options().asMap());
        HttpUrl.Builder url = path(endpoint, rest);
        eachValue(rest, url::addQueryParameter);
        return new Request.Builder()
                .url(url.build())
                .method(endpoint.verb().name(), body)
                .build();
    }

    /** The path with its arguments, which are taken out of the rest. */
    HttpUrl.Builder path(Endpoint<?> endpoint, Map<String, String> rest) {
        HttpUrl.Builder url = root.newBuilder();
        if (!endpoint.isBeyondDialect()) {
            url.addPathSegments("api2/json");
        }
        for (String segment : endpoint.segments()) {
            url.addPathSegment(segment.startsWith("{") ? take(rest, segment, endpoint) : segment);
        }
        return url;
    }

    private static String take(Map<String, String> rest, String segment, Endpoint<?> endpoint) {
        String value = rest.remove(segment.substring(1, segment.length() - 1));
        if (value == null) {
            throw new IllegalArgumentException(endpoint + " lacks " + segment);
        }
        return value;
    }

    private static RequestBody form(Map<String, String> values) {
        FormBody.Builder form = new FormBody.Builder();
        eachValue(values, form::add);
        return form.build();
    }

    /** A list is sent as its parameter several times. */
    private static void eachValue(Map<String, String> values, BiConsumer<String, String> sent) {
        values.forEach((name, value) -> {
            for (String element : value.split(ValueTypes.LIST_SEPARATOR, -1)) {
                sent.accept(name, element);
            }
        });
    }
}
