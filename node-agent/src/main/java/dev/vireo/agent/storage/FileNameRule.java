// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.storage;

import static dev.vireo.model.InvalidValueException.quote;

import dev.vireo.model.InvalidValueException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/**
 * What the name of a file must be, whoever gave it: one part of a path, visible, and harmless in every place where it is
 * written later (command lines, property strings, logs).
 *
 * @param form what the whole name must match
 * @param wanted the same for people, such as {@code a name that ends with .iso}
 */
record FileNameRule(Pattern form, String wanted) {
    private static final int LONGEST_BYTES = 255;

    FileNameRule(String form, String wanted) {
        this(Pattern.compile(form, Pattern.DOTALL), wanted);
    }

    /**
     * The name if it is allowed.
     *
     * @throws InvalidValueException naming what is wrong with it and what would be right
     */
    String check(String name) {
        require(!name.isEmpty(), "is empty", name);
        require(name.getBytes(StandardCharsets.UTF_8).length <= LONGEST_BYTES, "has more than 255 bytes", name);
        require(name.indexOf('/') < 0 && name.indexOf('\\') < 0, "must not have slashes or backslashes", name);
        require(name.indexOf(',') < 0, "must not have commas", name);
        require(name.codePoints().allMatch(FileNameRule::isVisible), "must not have invisible characters", name);
        require(!name.startsWith("."), "must not begin with a dot", name);
        require(!name.startsWith("-"), "must not begin with a hyphen", name);
        require(name.strip().length() == name.length(), "must not begin or end with a space", name);
        require(form.matcher(name).matches(), "does not fit", name);
        return name;
    }

    private void require(boolean condition, String complaint, String name) {
        if (!condition) {
            throw new InvalidValueException(
                    "the file name " + complaint + "; " + wanted + " is needed - got " + quote(name));
        }
    }

    private static boolean isVisible(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.UNASSIGNED,
                    Character.PRIVATE_USE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> true;
        };
    }
}
