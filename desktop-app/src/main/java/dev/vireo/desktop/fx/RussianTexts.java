// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.fx;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads the Russian texts: UTF-8 files with one {@code English = Russian} a line, where lines that begin with
 * {@code #} are comments.
 */
final class RussianTexts {
    /** A file for each part of the program, so that work on one part touches one file. */
    private static final List<String> PARTS = List.of(
            "shell",
            "task",
            "create",
            "storage",
            "tabs",
            "console",
            "hardware",
            "operations",
            "import",
            "terminal",
            "load",
            "node",
            "container",
            "guest",
            "check",
            "mapping");

    private static final String SEPARATOR = " = ";

    private RussianTexts() {}

    /** Sentences of servers, which no code of ours holds. */
    static Map<String, String> answers() {
        Map<String, String> texts = new LinkedHashMap<>();
        readPart(resource("said"), texts);
        return Collections.unmodifiableMap(texts);
    }

    static Map<String, String> load() {
        Map<String, String> texts = new HashMap<>();
        for (String part : PARTS) {
            readPart(resource(part), texts);
        }
        return Map.copyOf(texts);
    }

    private static String resource(String part) {
        return "/dev/vireo/desktop/texts/ru/" + part + ".txt";
    }

    private static void readPart(String resource, Map<String, String> texts) {
        InputStream file = RussianTexts.class.getResourceAsStream(resource);
        if (file == null) {
            throw new IllegalStateException("the program lacks its resource " + resource);
        }
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))) {
            lines.lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .forEach(line -> addLine(resource, line, texts));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void addLine(String resource, String line, Map<String, String> texts) {
        int middle = line.indexOf(SEPARATOR);
        if (middle < 0) {
            throw new IllegalStateException(resource + ": no '" + SEPARATOR + "' in: " + line);
        }
        texts.put(unescape(line.substring(0, middle)), unescape(line.substring(middle + SEPARATOR.length())));
    }

    private static String unescape(String text) {
        return text.replace("\\n", "\n");
    }
}
