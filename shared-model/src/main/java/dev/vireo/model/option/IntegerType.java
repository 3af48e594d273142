// SPDX-License-Identifier: Apache-2.0
package dev.vireo.model.option;

import static dev.vireo.model.InvalidValueException.quote;

import dev.vireo.model.InvalidValueException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A whole number, limited or not. */
record IntegerType(@Nullable Long minimum, @Nullable Long maximum) implements ValueType<Long> {
    private static final Pattern DIGITS = Pattern.compile("-?[0-9]{1,18}");

    @Override
    public Long parse(String text) {
        if (!DIGITS.matcher(text).matches()) {
            throw new InvalidValueException("type check ('integer') failed - got " + quote(text));
        }
        long value = Long.parseLong(text);
        if (minimum != null && value < minimum) {
            throw new InvalidValueException("value must have a minimum value of " + minimum);
        }
        if (maximum != null && value > maximum) {
            throw new InvalidValueException("value must have a maximum value of " + maximum);
        }
        return value;
    }

    @Override
    public String format(Long value) {
        return value.toString();
    }

    @Override
    public Schema schema() {
        return Schema.of("integer")
                .within(minimum == null ? null : minimum.doubleValue(), maximum == null ? null : maximum.doubleValue());
    }
}
