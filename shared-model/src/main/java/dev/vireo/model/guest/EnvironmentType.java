// SPDX-License-Identifier: Apache-2.0
package dev.vireo.model.guest;

import static dev.vireo.model.InvalidValueException.quote;

import dev.vireo.model.InvalidValueException;
import dev.vireo.model.option.Schema;
import dev.vireo.model.option.ValueType;
import dev.vireo.model.option.ValueTypes;
import java.util.List;
import java.util.regex.Pattern;

/** Variables {@code NAME=value} of a program's environment; a NUL stands between them. */
record EnvironmentType() implements ValueType<List<String>> {
    private static final Pattern VARIABLE = Pattern.compile("[A-Za-z_][A-Za-z0-9_]{0,255}=[^\\p{Cc}]{0,32768}");

    @Override
    public List<String> parse(String text) {
        List<String> variables = List.of(text.split(ValueTypes.LIST_SEPARATOR, -1));
        for (String variable : variables) {
            if (!VARIABLE.matcher(variable).matches()) {
                throw new InvalidValueException("value does not match the regex pattern - NAME=value without control"
                        + " characters is needed, got " + quote(variable));
            }
        }
        return variables;
    }

    @Override
    public String format(List<String> value) {
        return String.join(ValueTypes.LIST_SEPARATOR, value);
    }

    /** The type is a list's, so that a call's separators stay; on the wire it is a text. */
    @Override
    public Schema schema() {
        return Schema.of("array");
    }
}
