// SPDX-License-Identifier: Apache-2.0
package dev.vireo.model.id;

import static dev.vireo.model.InvalidValueException.quote;

import com.fasterxml.jackson.annotation.JsonValue;
import dev.vireo.model.InvalidValueException;
import java.util.regex.Pattern;

/** Name of a node: a host name without its domain, at most 63 characters. */
public record NodeName(@JsonValue String name) implements Comparable<NodeName> {
    private static final Pattern LABEL = Pattern.compile("[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?");

    public NodeName {
        if (!LABEL.matcher(name).matches()) {
            throw new InvalidValueException(
                    "a node name has 1 to 63 letters, digits and inner hyphens - got " + quote(name));
        }
    }

    /** Reads a host name label. */
    public static NodeName parse(String text) {
        return new NodeName(text);
    }

    @Override
    public int compareTo(NodeName other) {
        return name.compareTo(other.name);
    }

    @Override
    public String toString() {
        return name;
    }
}
