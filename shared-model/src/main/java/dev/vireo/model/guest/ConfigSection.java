// SPDX-License-Identifier: Apache-2.0
package dev.vireo.model.guest;

import dev.vireo.model.option.Options;
import java.util.ArrayList;
import java.util.List;

/**
 * One section of a guest's configuration file.
 *
 * @param description the notes, as plain text
 * @param options the keys
 * @param foreignLines lines that are no {@code key: value}, kept as they are
 */
public record ConfigSection(String description, Options options, List<String> foreignLines) {
    /** A section with nothing in it. */
    public static final ConfigSection EMPTY = new ConfigSection("", Options.EMPTY, List.of());

    public ConfigSection {
        foreignLines = List.copyOf(foreignLines);
    }

    /** The same section with other keys. */
    public ConfigSection withOptions(Options changed) {
        return new ConfigSection(description, changed, foreignLines);
    }

    /** The same section with other notes. */
    public ConfigSection withDescription(String changed) {
        return new ConfigSection(changed, options, foreignLines);
    }

    /** Whether writing it would write nothing. */
    boolean isEmpty() {
        return description.isEmpty() && options.isEmpty() && foreignLines.isEmpty();
    }

    void print(StringBuilder out) {
        if (!description.isEmpty()) {
            List.of(description.split("\n", -1))
                    .forEach(line ->
                            out.append('#').append(PercentText.encode(line)).append('\n'));
        }
        List<String> keys = new ArrayList<>(options.keys());
        keys.sort(null);
        keys.forEach(
                key -> out.append(key).append(": ").append(options.raw(key)).append('\n'));
        foreignLines.forEach(line -> out.append(line).append('\n'));
    }
}
