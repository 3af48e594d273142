// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.client;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.vireo.model.InvalidValueException;
import java.net.URI;
import java.net.URISyntaxException;
import okhttp3.HttpUrl;

/**
 * Where a server listens.
 *
 * @param host name or address, IPv6 without brackets
 * @param port 1 to 65535
 */
public record ServerAddress(String host, int port) {
    /** Where servers listen that name no port. */
    public static final int DEFAULT_PORT = 8006;

    /** Reads {@code HOST}, {@code HOST:PORT} or {@code https://HOST:PORT}. */
    @JsonCreator
    public static ServerAddress parse(String text) {
        String trimmed = text.strip();
        try {
            URI uri = new URI(trimmed.contains("://") ? trimmed : "https://" + trimmed);
            if (uri.getHost() == null || !"https".equals(uri.getScheme())) {
                throw invalid(trimmed);
            }
            int port = uri.getPort() < 0 ? DEFAULT_PORT : uri.getPort();
            if (port < 1 || port > 65_535) {
                throw invalid(trimmed);
            }
            return new ServerAddress(uri.getHost().replaceAll("[\\[\\]]", ""), port);
        } catch (URISyntaxException e) {
            throw invalid(trimmed);
        }
    }

    private static InvalidValueException invalid(String text) {
        return new InvalidValueException("a server has the form HOST, HOST:PORT or https://HOST:PORT - got "
                + InvalidValueException.quote(text));
    }

    /** The server's root. */
    HttpUrl url() {
        return new HttpUrl.Builder().scheme("https").host(host).port(port).build();
    }

    @JsonValue
    @Override
    public String toString() {
        return (host.indexOf(':') >= 0 ? "[" + host + "]" : host) + ":" + port;
    }
}
