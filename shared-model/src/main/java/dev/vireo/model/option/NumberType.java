// SPDX-License-Identifier: Apache-2.0
package dev.vireo.model.option;

import static dev.vireo.model.InvalidValueException.quote;

import dev.vireo.model.InvalidValueException;
import java.math.BigDecimal;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A number with or without a fraction. */
record NumberType(double minimum, @Nullable Double maximum) implements ValueType<Double> {
    private static final Pattern DECIMAL = Pattern.compile("-?[0-9]{1,15}(\\.[0-9]{1,15})?");

    @Override
    public Double parse(String text) {
        if (!DECIMAL.matcher(text).matches()) {
            throw new InvalidValueException("type check ('number') failed - got " + quote(text));
        }
        double value = Double.parseDouble(text);
        if (value < minimum) {
            throw new InvalidValueException("value must have a minimum value of " + format(minimum));
        }
        if (maximum != null && value > maximum) {
            throw new InvalidValueException("value must have a maximum value of " + format(maximum));
        }
        return value;
    }

    @Override
    public String format(Double value) {
        return BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
    }

    @Override
    public Schema schema() {
        return Schema.of("number").within(minimum, maximum);
    }
}
