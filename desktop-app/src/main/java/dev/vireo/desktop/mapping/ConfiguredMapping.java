// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.mapping;

import dev.vireo.model.InvalidValueException;
import dev.vireo.model.mapping.MappingAnswers.Finding;
import dev.vireo.model.mapping.MappingAnswers.MappingState;
import dev.vireo.model.mapping.MappingEntry;
import dev.vireo.model.mapping.MappingKind;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A mapping as it is configured.
 *
 * @param kind what it stands for
 * @param name its name
 * @param notes its notes; may be empty
 * @param maps what it stands for on each node, as written
 * @param digest tells one state of the configuration from another; may be empty
 * @param findings what is wrong on each node that told something, by the node's name
 */
record ConfiguredMapping(
        MappingKind kind,
        String name,
        String notes,
        List<String> maps,
        String digest,
        Map<String, List<Finding>> findings) {
    ConfiguredMapping {
        maps = List.copyOf(maps);
    }

    static ConfiguredMapping of(MappingKind kind, MappingState state) {
        return new ConfiguredMapping(
                kind,
                Objects.requireNonNullElse(state.id(), ""),
                Objects.requireNonNullElse(state.description(), ""),
                Objects.requireNonNullElse(state.map(), List.of()),
                Objects.requireNonNullElse(state.digest(), ""),
                Map.of());
    }

    /** The same with what a node says about it. */
    ConfiguredMapping checked(String node, List<Finding> more) {
        Map<String, List<Finding>> all = new LinkedHashMap<>(findings);
        all.put(node, List.copyOf(more));
        return new ConfiguredMapping(kind, name, notes, maps, digest, all);
    }

    /** An entry, if this version understands it. */
    Optional<MappingEntry> entry(String map) {
        try {
            return Optional.of(kind.parse(map));
        } catch (InvalidValueException e) {
            return Optional.empty();
        }
    }

    /** The entries of a node as this version writes them; those that it does not understand belong to none. */
    List<String> mapsOn(String node) {
        return maps.stream()
                .flatMap(map -> entry(map).stream())
                .filter(entry -> entry.node().name().equals(node))
                .map(kind::format)
                .toList();
    }

    /** Entries of nodes that are not among those, or that this version does not understand: they stay as they are. */
    List<String> mapsElsewhere(List<String> nodes) {
        return maps.stream()
                .filter(map -> entry(map)
                        .filter(entry -> nodes.contains(entry.node().name()))
                        .isEmpty())
                .toList();
    }

    /** One line an entry, for people. */
    List<String> lines() {
        return maps.stream().map(map -> entry(map).map(this::line).orElse(map)).toList();
    }

    private String line(MappingEntry entry) {
        String what = Stream.of(
                        entry.path().orElse(""),
                        Objects.requireNonNullElse(entry.properties().raw("id"), ""))
                .filter(word -> !word.isEmpty())
                .collect(Collectors.joining(" · "));
        return entry.node() + ": " + what;
    }
}
