// SPDX-License-Identifier: Apache-2.0
package dev.vireo.model.option;

import dev.vireo.model.InvalidValueException;
import java.util.List;

/** Texts in a row. A call repeats the parameter, or gives a list in JSON; here they stand apart by a NUL. */
record TextListType() implements ValueType<List<String>> {
    private static final ValueType<String> ELEMENT = ValueTypes.secret(65536);

    @Override
    public List<String> parse(String text) {
        List<String> elements = List.of(text.split(ValueTypes.LIST_SEPARATOR, -1));
        elements.forEach(ELEMENT::parse);
        return elements;
    }

    @Override
    public String format(List<String> value) {
        if (value.isEmpty() || value.stream().anyMatch(element -> element.contains(ValueTypes.LIST_SEPARATOR))) {
            throw new InvalidValueException("a list has elements, and none of them contains a NUL");
        }
        return String.join(ValueTypes.LIST_SEPARATOR, value);
    }

    @Override
    public Schema schema() {
        return Schema.of("array");
    }
}
