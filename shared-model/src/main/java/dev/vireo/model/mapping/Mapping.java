// SPDX-License-Identifier: Apache-2.0
package dev.vireo.model.mapping;

import dev.vireo.model.guest.PercentText;
import dev.vireo.model.id.MappingId;
import dev.vireo.model.id.NodeName;
import dev.vireo.model.option.Options;
import java.util.List;
import java.util.Optional;

/**
 * One mapping of the cluster.
 *
 * @param id its name
 * @param options its keys as written, without {@code map}
 * @param maps what it stands for, a property string for each node or device
 */
public record Mapping(MappingId id, Options options, List<String> maps) {
    /** Notes, percent-encoded in the file. */
    private static final String DESCRIPTION = "description";

    public Mapping {
        maps = List.copyOf(maps);
    }

    /** Its notes; empty if it has none. */
    public String description() {
        return Optional.ofNullable(options.raw(DESCRIPTION))
                .map(PercentText::decode)
                .orElse("");
    }

    /** The same with other notes; none if they are empty. */
    public Mapping withDescription(String text) {
        return new Mapping(
                id,
                text.isEmpty() ? options.without(DESCRIPTION) : options.with(DESCRIPTION, PercentText.encode(text)),
                maps);
    }

    /** The same standing for something else. */
    public Mapping withMaps(List<String> other) {
        return new Mapping(id, options, other);
    }

    /** The same with other keys. */
    public Mapping withOptions(Options other) {
        return new Mapping(id, other, maps);
    }

    /**
     * What it stands for on a node.
     *
     * @throws dev.vireo.model.InvalidValueException if an entry is not of the form that its kind has
     */
    public List<MappingEntry> on(NodeName node, MappingKind kind) {
        return maps.stream()
                .map(kind::parse)
                .filter(entry -> entry.node().equals(node))
                .toList();
    }
}
