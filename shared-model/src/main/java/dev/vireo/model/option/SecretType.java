// SPDX-License-Identifier: Apache-2.0
package dev.vireo.model.option;

import dev.vireo.model.InvalidValueException;
import org.jspecify.annotations.Nullable;

/** A secret: never repeated in an error. */
record SecretType(@Nullable Integer maxLength) implements ValueType<String> {
    private static final int LONGEST = 4096;

    @Override
    public String parse(String text) {
        int limit = maxLength == null ? LONGEST : maxLength;
        if (text.length() > limit) {
            throw new InvalidValueException("value may only be " + limit + " characters long");
        }
        return text;
    }

    @Override
    public String format(String value) {
        return value;
    }

    @Override
    public Schema schema() {
        Schema plain = Schema.of("string");
        return maxLength == null ? plain : plain.atMost(maxLength);
    }
}
