// SPDX-License-Identifier: Apache-2.0
package dev.vireo.model.id;

import static dev.vireo.model.InvalidValueException.quote;

import com.fasterxml.jackson.annotation.JsonValue;
import dev.vireo.model.InvalidValueException;
import java.util.regex.Pattern;

/** Name of a mapping: begins with a letter, 2 to 64 letters, digits, hyphens and underscores. */
public record MappingId(@JsonValue String name) implements Comparable<MappingId> {
    private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_-]{1,63}");

    public MappingId {
        if (!NAME.matcher(name).matches()) {
            throw new InvalidValueException("a mapping's name begins with a letter and has 2 to 64 letters, digits,"
                    + " hyphens and underscores - got " + quote(name));
        }
    }

    /** Reads a mapping's name. */
    public static MappingId parse(String text) {
        return new MappingId(text);
    }

    @Override
    public int compareTo(MappingId other) {
        return name.compareTo(other.name);
    }

    @Override
    public String toString() {
        return name;
    }
}
