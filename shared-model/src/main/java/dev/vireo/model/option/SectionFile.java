// SPDX-License-Identifier: Apache-2.0
package dev.vireo.model.option;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A file of named sections: a line that begins one, then indented {@code key value} lines, a blank line between sections.
 * Comments and lines of another form stay where they are, before the section that follows them.
 *
 * @param form how a section is written
 * @param sections the sections in their order
 * @param comments lines that stand before a section, by the section's name; those at the end under ""
 * @param <S> what a section tells
 */
public record SectionFile<S>(SectionForm<S> form, List<S> sections, Map<String, List<String>> comments) {
    private static final Pattern KEY = Pattern.compile("\\s+([A-Za-z][A-Za-z0-9_-]*)(?:\\s+(.*?))?\\s*");

    public SectionFile {
        sections = List.copyOf(sections);
        comments = Map.copyOf(comments);
    }

    /** Reads a file. */
    public static <S> SectionFile<S> parse(String text, SectionForm<S> form) {
        List<S> sections = new ArrayList<>();
        Map<String, List<String>> comments = new LinkedHashMap<>();
        List<String> waiting = new ArrayList<>();
        for (String line : text.lines().toList()) {
            Optional<S> begun = form.begin(line);
            Matcher key = KEY.matcher(line);
            if (begun.isPresent()) {
                comments.put(form.name(begun.get()), List.copyOf(waiting));
                waiting.clear();
                sections.add(begun.get());
            } else if (key.matches() && !sections.isEmpty()) {
                int last = sections.size() - 1;
                String value = key.group(2) == null ? "1" : key.group(2);
                sections.set(last, form.with(sections.get(last), key.group(1), value));
            } else if (!line.isBlank()) {
                waiting.add(line);
            }
        }
        comments.put("", waiting);
        return new SectionFile<>(form, sections, comments);
    }

    /** The section of that name. */
    public Optional<S> find(String name) {
        return sections.stream()
                .filter(section -> form.name(section).equals(name))
                .findFirst();
    }

    /** The file with that section in the place of the one of its name, or at the end. */
    public SectionFile<S> with(S section) {
        List<S> changed = new ArrayList<>(sections);
        int index = changed.indexOf(find(form.name(section)).orElse(section));
        if (index < 0) {
            changed.add(section);
        } else {
            changed.set(index, section);
        }
        return new SectionFile<>(form, changed, comments);
    }

    /** The file without the section of that name; comments before it stay. */
    public SectionFile<S> without(String name) {
        List<S> kept = sections.stream()
                .filter(section -> !form.name(section).equals(name))
                .toList();
        Map<String, List<String>> moved = new LinkedHashMap<>(comments);
        List<String> homeless = new ArrayList<>(moved.getOrDefault(name, List.of()));
        moved.remove(name);
        homeless.addAll(moved.getOrDefault("", List.of()));
        moved.put("", homeless);
        return new SectionFile<>(form, kept, moved);
    }

    /** Writes the file. */
    public String print() {
        StringBuilder out = new StringBuilder();
        for (S section : sections) {
            printComments(out, form.name(section));
            out.append(form.header(section)).append('\n');
            form.keys(
                    section,
                    (key, value) -> out.append('\t')
                            .append(key)
                            .append(' ')
                            .append(value)
                            .append('\n'));
            out.append('\n');
        }
        printComments(out, "");
        return out.toString();
    }

    private void printComments(StringBuilder out, String name) {
        comments.getOrDefault(name, List.of()).forEach(line -> out.append(line).append('\n'));
    }
}
