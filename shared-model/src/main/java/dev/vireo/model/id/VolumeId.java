// SPDX-License-Identifier: Apache-2.0
package dev.vireo.model.id;

import static dev.vireo.model.InvalidValueException.quote;

import com.fasterxml.jackson.annotation.JsonValue;
import dev.vireo.model.InvalidValueException;
import java.util.List;

/**
 * Address of a volume, {@code STORAGE:NAME}. The name is a relative path without empty, {@code .} or {@code ..} parts,
 * without control characters and without the characters that separate property strings; what it means is the storage's
 * business.
 */
public record VolumeId(StorageId storage, String name) {
    private static final int LONGEST = 512;

    public VolumeId {
        checkName(name);
    }

    /** Reads {@code STORAGE:NAME}. */
    public static VolumeId parse(String text) {
        int colon = text.indexOf(':');
        if (colon < 0) {
            throw new InvalidValueException("a volume id has the form STORAGE:NAME - got " + quote(text));
        }
        return new VolumeId(StorageId.parse(text.substring(0, colon)), text.substring(colon + 1));
    }

    private static void checkName(String name) {
        if (name.isEmpty() || name.length() > LONGEST) {
            throw new InvalidValueException("a volume name has 1 to " + LONGEST + " characters - got " + quote(name));
        }
        if (name.startsWith("-") || !name.codePoints().allMatch(VolumeId::isAllowed)) {
            throw new InvalidValueException("a volume name must not begin with a hyphen or contain commas, backslashes,"
                    + " line breaks or invisible characters - got " + quote(name));
        }
        for (String part : List.of(name.split("/", -1))) {
            if (part.isEmpty() || part.equals(".") || part.equals("..")) {
                throw new InvalidValueException(
                        "a volume name is a path without '.', '..' and empty parts - got " + quote(name));
            }
        }
    }

    private static boolean isAllowed(int codePoint) {
        int type = Character.getType(codePoint);
        return codePoint != ','
                && codePoint != '\\'
                && type != Character.CONTROL
                && type != Character.FORMAT
                && type != Character.SURROGATE
                && type != Character.LINE_SEPARATOR
                && type != Character.PARAGRAPH_SEPARATOR;
    }

    @JsonValue
    @Override
    public String toString() {
        return storage + ":" + name;
    }
}
