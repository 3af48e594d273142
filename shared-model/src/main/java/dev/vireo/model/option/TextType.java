// SPDX-License-Identifier: Apache-2.0
package dev.vireo.model.option;

import static dev.vireo.model.InvalidValueException.quote;

import dev.vireo.model.InvalidValueException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A text, with a form and a greatest length or without. */
record TextType(
        @Nullable Pattern form, String wanted, @Nullable Integer maxLength) implements ValueType<String> {
    @Override
    public String parse(String text) {
        if (maxLength != null && text.length() > maxLength) {
            throw new InvalidValueException("value may only be " + maxLength + " characters long");
        }
        if (form != null && !form.matcher(text).matches()) {
            throw new InvalidValueException(
                    "value does not match the regex pattern - " + wanted + " is needed, got " + quote(text));
        }
        if (!text.codePoints().allMatch(TextType::isAllowed)) {
            throw new InvalidValueException("value must not contain control characters - got " + quote(text));
        }
        return text;
    }

    private static boolean isAllowed(int codePoint) {
        boolean isLayout = codePoint == '\n' || codePoint == '\r' || codePoint == '\t';
        return isLayout || !Character.isISOControl(codePoint);
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
