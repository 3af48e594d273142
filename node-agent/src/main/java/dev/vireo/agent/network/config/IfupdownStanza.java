// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.network.config;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** One {@code iface} stanza, changed line by line: what is not asked about stays where and how it is. */
final class IfupdownStanza {
    private final List<String> lines;

    private IfupdownStanza(List<String> lines) {
        this.lines = new ArrayList<>(lines);
    }

    static IfupdownStanza of(IfupdownText.Block block) {
        return new IfupdownStanza(block.lines());
    }

    static IfupdownStanza create(String name, String family, String method) {
        return new IfupdownStanza(List.of("iface " + name + " " + family + " " + method + "\n"));
    }

    private List<String> header() {
        return List.of(IfupdownText.logical(lines, 0).strip().split("\\s+"));
    }

    String name() {
        return header().get(1);
    }

    String family() {
        return header().get(2);
    }

    String method() {
        return header().size() > 3 ? header().get(3) : "";
    }

    void setMethod(String method) {
        if (!method().equals(method)) {
            String start = "iface " + name() + " " + family() + " ";
            while (lines.get(0).stripTrailing().endsWith("\\") && lines.size() > 1) {
                lines.remove(0);
            }
            lines.set(0, start + method + "\n");
        }
    }

    /** Options with their values, keys with hyphens for underscores; the first of several of a key counts. */
    Map<String, String> options() {
        Map<String, String> options = new LinkedHashMap<>();
        forEachOption((at, key) -> options.putIfAbsent(key, value(at)));
        return options;
    }

    /** The values of every option of that key. */
    List<String> all(String wanted) {
        List<String> values = new ArrayList<>();
        forEachOption((at, key) -> {
            if (key.equals(wanted)) {
                values.add(value(at));
            }
        });
        return values;
    }

    private interface OptionVisitor {
        void visit(int at, String key);
    }

    private void forEachOption(OptionVisitor visitor) {
        int at = IfupdownText.afterContinuation(lines, 0);
        while (at < lines.size()) {
            String line = lines.get(at);
            if (!IfupdownText.isBlank(line) && !IfupdownText.isComment(line)) {
                visitor.visit(at, IfupdownText.firstWord(line).replace('_', '-'));
            }
            at = IfupdownText.afterContinuation(lines, at);
        }
    }

    private String value(int at) {
        String[] parts = IfupdownText.logical(lines, at).strip().split("\\s+", 2);
        return parts.length == 2 ? parts[1] : "";
    }

    /** Sets an option, or removes it. */
    void set(String key, Optional<String> value) {
        List<Integer> found = new ArrayList<>();
        forEachOption((at, each) -> {
            if (each.equals(key)) {
                found.add(at);
            }
        });
        if (found.isEmpty()) {
            value.ifPresent(text -> add(key, text));
            return;
        }
        for (int i = found.size() - 1; i >= (value.isPresent() ? 1 : 0); i--) {
            removeOption(found.get(i));
        }
        if (value.isPresent() && !value.get().equals(value(found.get(0)))) {
            replace(found.get(0), value.get());
        }
    }

    private void replace(int at, String value) {
        String line = lines.get(at);
        String indent = line.substring(0, line.length() - line.stripLeading().length());
        String word = IfupdownText.firstWord(line);
        removeOption(at);
        lines.add(at, indent + word + " " + value + "\n");
    }

    private void removeOption(int at) {
        boolean continues = true;
        while (continues) {
            continues = lines.get(at).stripTrailing().endsWith("\\") && at + 1 < lines.size();
            lines.remove(at);
        }
    }

    /** Adds an option behind the last one. */
    void add(String key, String value) {
        List<Integer> ends = new ArrayList<>(List.of(IfupdownText.afterContinuation(lines, 0)));
        forEachOption((at, each) -> ends.add(IfupdownText.afterContinuation(lines, at)));
        int end = ends.get(ends.size() - 1);
        if (!lines.get(end - 1).endsWith("\n")) {
            lines.set(end - 1, lines.get(end - 1) + "\n");
        }
        lines.add(end, indent() + key + " " + value + "\n");
    }

    private String indent() {
        return lines.stream()
                .skip(1)
                .filter(line -> !IfupdownText.isBlank(line) && !IfupdownText.isComment(line))
                .map(line ->
                        line.substring(0, line.length() - line.stripLeading().length()))
                .findFirst()
                .orElse("\t");
    }

    /** The comments in it, without their signs. */
    String notes() {
        return lines.stream()
                .filter(IfupdownText::isComment)
                .map(line -> line.strip().substring(1))
                .collect(Collectors.joining("\n"));
    }

    void setNotes(String notes) {
        if (notes.equals(notes())) {
            return;
        }
        lines.removeIf(IfupdownText::isComment);
        notes.lines().forEach(line -> lines.add("#" + line + "\n"));
    }

    IfupdownText.Block block() {
        return new IfupdownText.Block(lines);
    }
}
