// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.storage.upload;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What stands before a part's content.
 *
 * @param name the field
 * @param fileName the name of the file that the content is, as sent
 */
record PartHeaders(String name, Optional<String> fileName) {
    private static final String DISPOSITION = "content-disposition:";
    private static final Pattern PARAMETER =
            Pattern.compile(";\\s*([A-Za-z*]+)=(?:\"((?:\\\\\"|[^\"])*)\"|([^\\s;\"]+))");

    /** Reads header lines. */
    static PartHeaders parse(String headers) throws MultipartException {
        String disposition = headers.lines()
                .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(DISPOSITION))
                .findFirst()
                .orElseThrow(() -> new MultipartException("a part of the form lacks the header Content-Disposition"));
        Optional<String> name = Optional.empty();
        Optional<String> fileName = Optional.empty();
        Matcher parameters = PARAMETER.matcher(disposition);
        while (parameters.find()) {
            switch (parameters.group(1).toLowerCase(Locale.ROOT)) {
                case "name" -> name = Optional.of(value(parameters));
                case "filename" -> fileName = Optional.of(value(parameters));
                default -> {}
            }
        }
        return new PartHeaders(
                name.orElseThrow(() -> new MultipartException("a part of the form has no name")), fileName);
    }

    /** Programs write a quotation mark in a name as {@code \"} or {@code %22}. */
    private static String value(Matcher parameter) {
        String quoted = parameter.group(2);
        return quoted == null
                ? parameter.group(3)
                : quoted.replace("\\\"", "\"").replace("%22", "\"");
    }
}
