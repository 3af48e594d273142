// SPDX-License-Identifier: Apache-2.0
package dev.vireo.model.id;

import static dev.vireo.model.InvalidValueException.quote;

import com.fasterxml.jackson.annotation.JsonValue;
import dev.vireo.model.InvalidValueException;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Name of a guest's snapshot: 2 to 40 letters, digits, {@code _} and {@code -}, a letter first. {@code current} and
 * {@code pending} mean something else already.
 */
public record SnapshotName(String name) {
    private static final Pattern FORM = Pattern.compile("[A-Za-z][A-Za-z0-9_-]{1,39}");
    private static final Set<String> RESERVED = Set.of("current", "pending");

    public SnapshotName {
        if (!FORM.matcher(name).matches()) {
            throw new InvalidValueException("a snapshot's name has 2 to 40 letters, digits, '_' and '-' and begins with"
                    + " a letter - got " + quote(name));
        }
        if (RESERVED.contains(name.toLowerCase(Locale.ROOT))) {
            throw new InvalidValueException("a snapshot is not named " + quote(name) + ", which is reserved");
        }
    }

    /** Reads a name. */
    public static SnapshotName parse(String text) {
        return new SnapshotName(text);
    }

    @JsonValue
    @Override
    public String toString() {
        return name;
    }
}
