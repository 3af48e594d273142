// SPDX-License-Identifier: Apache-2.0
package dev.vireo.model.api;

import dev.vireo.model.InvalidValueException;
import dev.vireo.model.option.Schema;
import dev.vireo.model.option.ValueType;

/** A password of a certain length, never repeated in an error. */
record PasswordType(int shortest, int longest) implements ValueType<String> {
    @Override
    public String parse(String text) {
        if (text.length() < shortest) {
            throw new InvalidValueException("value must be at least " + shortest + " characters long");
        }
        if (text.length() > longest) {
            throw new InvalidValueException("value may only be " + longest + " characters long");
        }
        return text;
    }

    @Override
    public String format(String value) {
        return value;
    }

    @Override
    public Schema schema() {
        return Schema.of("string").atMost(longest);
    }
}
