// SPDX-License-Identifier: Apache-2.0
package dev.vireo.model.mapping;

import dev.vireo.model.id.MappingId;
import dev.vireo.model.option.Options;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A file of mappings: a line with the name, then indented {@code key value} lines of which {@code map} comes several times,
 * a blank line between mappings. Comments and lines of another form stay where they are, before the mapping that follows.
 *
 * @param mappings the mappings in their order
 * @param comments lines that stand before a mapping, by the mapping's name; those at the end under ""
 */
public record MappingFile(List<Mapping> mappings, Map<String, List<String>> comments) {
    /** Some writers put a type before the name. */
    private static final Pattern HEADER = Pattern.compile("(?:[a-z][a-z0-9-]*:\\s*)?([A-Za-z][A-Za-z0-9_-]{1,63})\\s*");

    private static final Pattern KEY = Pattern.compile("\\s+([A-Za-z][A-Za-z0-9_-]*)(?:\\s+(.*?))?\\s*");
    private static final String MAP = "map";

    public MappingFile {
        mappings = List.copyOf(mappings);
        comments = Map.copyOf(comments);
    }

    /** Reads the file. */
    public static MappingFile parse(String text) {
        List<Mapping> mappings = new ArrayList<>();
        Map<String, List<String>> comments = new LinkedHashMap<>();
        List<String> waiting = new ArrayList<>();
        for (String line : text.lines().toList()) {
            Matcher header = HEADER.matcher(line);
            Matcher key = KEY.matcher(line);
            if (header.matches()) {
                MappingId id = MappingId.parse(header.group(1));
                comments.put(id.name(), List.copyOf(waiting));
                waiting.clear();
                mappings.add(new Mapping(id, Options.EMPTY, List.of()));
            } else if (key.matches() && !mappings.isEmpty()) {
                int last = mappings.size() - 1;
                String value = key.group(2) == null ? "1" : key.group(2);
                mappings.set(last, withKey(mappings.get(last), key.group(1), value));
            } else if (!line.isBlank()) {
                waiting.add(line);
            }
        }
        comments.put("", waiting);
        return new MappingFile(mappings, comments);
    }

    private static Mapping withKey(Mapping mapping, String key, String value) {
        if (!key.equals(MAP)) {
            return mapping.withOptions(mapping.options().with(key, value));
        }
        List<String> maps = new ArrayList<>(mapping.maps());
        maps.add(value);
        return mapping.withMaps(maps);
    }

    /** The mapping of that name. */
    public Optional<Mapping> find(MappingId id) {
        return mappings.stream().filter(mapping -> mapping.id().equals(id)).findFirst();
    }

    /** The file with that mapping in the place of the one of its name, or at the end. */
    public MappingFile with(Mapping mapping) {
        List<Mapping> changed = new ArrayList<>(mappings);
        int index = changed.indexOf(find(mapping.id()).orElse(mapping));
        if (index < 0) {
            changed.add(mapping);
        } else {
            changed.set(index, mapping);
        }
        return new MappingFile(changed, comments);
    }

    /** The file without the mapping of that name; comments before it stay. */
    public MappingFile without(MappingId id) {
        List<Mapping> kept =
                mappings.stream().filter(mapping -> !mapping.id().equals(id)).toList();
        Map<String, List<String>> moved = new LinkedHashMap<>(comments);
        List<String> homeless = new ArrayList<>(moved.getOrDefault(id.name(), List.of()));
        moved.remove(id.name());
        homeless.addAll(moved.getOrDefault("", List.of()));
        moved.put("", homeless);
        return new MappingFile(kept, moved);
    }

    /** Writes the file. */
    public String print() {
        StringBuilder out = new StringBuilder();
        for (Mapping mapping : mappings) {
            comments.getOrDefault(mapping.id().name(), List.of())
                    .forEach(line -> out.append(line).append('\n'));
            out.append(mapping.id()).append('\n');
            mapping.options().asMap().forEach((key, value) -> printKey(out, key, value));
            mapping.maps().forEach(map -> printKey(out, MAP, map));
            out.append('\n');
        }
        comments.getOrDefault("", List.of()).forEach(line -> out.append(line).append('\n'));
        return out.toString();
    }

    private static void printKey(StringBuilder out, String key, String value) {
        out.append('\t').append(key).append(' ').append(value).append('\n');
    }
}
