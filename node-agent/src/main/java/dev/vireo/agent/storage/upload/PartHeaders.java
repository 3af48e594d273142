// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.storage.upload;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What stands before a part's content.
 *
 * @param name the field
 * @param fileName the name of the file that the content is, as sent
 */
record PartHeaders(String name, Optional<String> fileName) {
    private static final String DISPOSITION = "content-disposition:";

    /** Reads header lines. */
    static PartHeaders parse(String headers) throws MultipartException {
        String disposition = headers.lines()
                .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(DISPOSITION))
                .findFirst()
                .orElseThrow(() -> new MultipartException("a part of the form lacks the header Content-Disposition"));
        Map<String, String> parameters = parameters(disposition.substring(DISPOSITION.length()));
        return new PartHeaders(
                Optional.ofNullable(parameters.get("name"))
                        .orElseThrow(() -> new MultipartException("a part of the form has no name")),
                Optional.ofNullable(parameters.get("filename")));
    }

    /** Reads {@code form-data; name="content"} by hand: a pattern for quoted text would recurse as deep as it is long. */
    private static Map<String, String> parameters(String disposition) {
        Map<String, String> parameters = new LinkedHashMap<>();
        int at = disposition.indexOf(';');
        while (at >= 0) {
            int equals = disposition.indexOf('=', at);
            if (equals < 0) {
                return parameters;
            }
            String name = disposition.substring(at + 1, equals).strip().toLowerCase(Locale.ROOT);
            int end = endOfValue(disposition, equals + 1);
            parameters.putIfAbsent(
                    name, unquote(disposition.substring(equals + 1, end).strip()));
            at = disposition.indexOf(';', end);
        }
        return parameters;
    }

    private static int endOfValue(String text, int begin) {
        boolean isQuoted = text.startsWith("\"", begin);
        int end = isQuoted ? begin + 1 : begin;
        while (end < text.length() && text.charAt(end) != (isQuoted ? '"' : ';')) {
            end += isQuoted && text.startsWith("\\\"", end) ? 2 : 1;
        }
        return Math.min(text.length(), isQuoted ? end + 1 : end);
    }

    /** Programs write a quotation mark in a name as {@code \"} or {@code %22}. */
    private static String unquote(String value) {
        boolean isQuoted = value.length() >= 2 && value.startsWith("\"") && value.endsWith("\"");
        String inner = isQuoted ? value.substring(1, value.length() - 1) : value;
        return inner.replace("\\\"", "\"").replace("%22", "\"");
    }
}
