// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.http;

import io.undertow.util.HeaderMap;
import io.undertow.util.HeaderValues;
import io.undertow.util.Headers;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** The ticket in the login cookie. Clients send it raw or percent-encoded, with characters that cookie parsers cut at. */
final class LoginCookie {
    private static final String NAME = "PVEAuthCookie=";

    private LoginCookie() {}

    static @Nullable String of(HeaderMap headers) {
        HeaderValues values = headers.get(Headers.COOKIE);
        if (values == null) {
            return null;
        }
        for (String header : values) {
            for (String cookie : header.split(";")) {
                String pair = cookie.strip();
                if (pair.startsWith(NAME)) {
                    return decode(pair.substring(NAME.length()));
                }
            }
        }
        return null;
    }

    private static String decode(String value) {
        String bare = value.startsWith("\"") && value.endsWith("\"") && value.length() > 1
                ? value.substring(1, value.length() - 1)
                : value;
        try {
            return URLDecoder.decode(bare.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return bare;
        }
    }
}
