// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.network.config;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** An {@code options} file of etcnet: assignments of a shell, changed line by line. */
final class EtcnetOptions {
    private final List<String> lines;

    EtcnetOptions(String text) {
        this.lines = new ArrayList<>(text.lines().toList());
    }

    /** Values by name; the last assignment counts. */
    Map<String, String> values() {
        Map<String, String> values = new LinkedHashMap<>();
        for (String line : lines) {
            int equals = line.indexOf('=');
            if (isAssignment(line)) {
                values.put(
                        line.substring(0, equals).strip(),
                        unquoted(line.substring(equals + 1).strip()));
            }
        }
        return values;
    }

    private static boolean isAssignment(String line) {
        return line.strip().matches("[A-Za-z_][A-Za-z0-9_]*=.*");
    }

    private static String unquoted(String value) {
        boolean isQuoted = value.length() > 1
                && (value.startsWith("'") || value.startsWith("\""))
                && value.charAt(value.length() - 1) == value.charAt(0);
        return isQuoted ? value.substring(1, value.length() - 1) : value;
    }

    /** Sets a value or removes it; a line that says the same already stays as it is. */
    void set(String name, Optional<String> value) {
        String present = values().get(name);
        if (value.isPresent() && value.get().equals(present)) {
            return;
        }
        int place = -1;
        for (int at = lines.size() - 1; at >= 0; at--) {
            if (lines.get(at).strip().startsWith(name + "=")) {
                lines.remove(at);
                place = at;
            }
        }
        if (value.isPresent()) {
            boolean needsQuotes = !value.get().matches("[A-Za-z0-9_.:/+-]+");
            String line = name + "=" + (needsQuotes ? "'" + value.get() + "'" : value.get());
            lines.add(place < 0 ? lines.size() : place, line);
        }
    }

    /** The comments without their signs. */
    String notes() {
        return lines.stream()
                .filter(line -> line.strip().startsWith("#"))
                .map(line -> line.strip().substring(1))
                .collect(Collectors.joining("\n"));
    }

    void setNotes(String notes) {
        if (!notes.equals(notes())) {
            lines.removeIf(line -> line.strip().startsWith("#"));
            notes.lines().forEach(line -> lines.add("#" + line));
        }
    }

    String print() {
        return lines.isEmpty() ? "" : String.join("\n", lines) + "\n";
    }
}
