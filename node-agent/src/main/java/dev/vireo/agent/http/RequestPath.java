// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.http;

import dev.vireo.model.api.ApiException;
import dev.vireo.model.api.ErrorKind;
import dev.vireo.model.option.ValueTypes;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The path of a call.
 *
 * @param format how the answer is wrapped: {@code json} or {@code extjs}
 * @param segments the parts after it, decoded
 */
record RequestPath(String format, List<String> segments) {
    /** Below it lies what Vireo adds; its first segment is part of the path. */
    static final String BEYOND_DIALECT = "vireo";

    /** Reads a path as it was sent; empty if it is none of the API. */
    static Optional<RequestPath> parse(String rawPath) {
        List<String> parts = new ArrayList<>();
        for (String part : rawPath.split("/")) {
            if (!part.isEmpty()) {
                parts.add(decode(part));
            }
        }
        if (parts.stream().anyMatch(part -> part.contains(ValueTypes.LIST_SEPARATOR))) {
            throw new ApiException(ErrorKind.BAD_PARAMETER, "the path contains a NUL character");
        }
        if (!parts.isEmpty() && parts.get(0).equals(BEYOND_DIALECT)) {
            return Optional.of(new RequestPath("json", List.copyOf(parts)));
        }
        boolean isApi = parts.size() >= 2
                && parts.get(0).equals("api2")
                && List.of("json", "extjs").contains(parts.get(1))
                && !(parts.size() > 2 && parts.get(2).equals(BEYOND_DIALECT));
        return isApi
                ? Optional.of(new RequestPath(parts.get(1), List.copyOf(parts.subList(2, parts.size()))))
                : Optional.empty();
    }

    private static String decode(String part) {
        try {
            // A plus sign in a path is a plus sign.
            return URLDecoder.decode(part.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new ApiException(
                    ErrorKind.BAD_PARAMETER, "the path has a percent sign without two hexadecimal digits");
        }
    }
}
