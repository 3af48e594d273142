// SPDX-License-Identifier: Apache-2.0
package dev.vireo.model.id;

import static dev.vireo.model.InvalidValueException.quote;

import com.fasterxml.jackson.annotation.JsonValue;
import dev.vireo.model.InvalidValueException;
import java.util.regex.Pattern;

/** Name of a storage: at least two characters, begins with a letter, ends with a letter or digit. */
public record StorageId(@JsonValue String name) implements Comparable<StorageId> {
    private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9._-]{0,98}[A-Za-z0-9]");

    public StorageId {
        if (!NAME.matcher(name).matches()) {
            throw new InvalidValueException("a storage name begins with a letter and has 2 to 100 letters, digits,"
                    + " dots, hyphens and underscores - got " + quote(name));
        }
    }

    /** Reads a storage name. */
    public static StorageId parse(String text) {
        return new StorageId(text);
    }

    @Override
    public int compareTo(StorageId other) {
        return name.compareTo(other.name);
    }

    @Override
    public String toString() {
        return name;
    }
}
