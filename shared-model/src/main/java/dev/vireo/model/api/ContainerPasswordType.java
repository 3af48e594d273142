// SPDX-License-Identifier: Apache-2.0
package dev.vireo.model.api;

import dev.vireo.model.InvalidValueException;
import dev.vireo.model.option.Schema;
import dev.vireo.model.option.ValueType;

/** A password of at least 5 characters; no error text ever repeats it. */
record ContainerPasswordType() implements ValueType<String> {
    private static final int SHORTEST = 5;
    private static final int LONGEST = 1024;

    @Override
    public String parse(String text) {
        if (text.length() < SHORTEST) {
            throw new InvalidValueException("value must be at least " + SHORTEST + " characters long");
        }
        if (text.length() > LONGEST) {
            throw new InvalidValueException("value may only be " + LONGEST + " characters long");
        }
        if (text.chars().anyMatch(Character::isISOControl)) {
            throw new InvalidValueException("value must not contain line breaks or other control characters");
        }
        return text;
    }

    @Override
    public String format(String value) {
        return value;
    }

    @Override
    public Schema schema() {
        return Schema.of("string");
    }
}
