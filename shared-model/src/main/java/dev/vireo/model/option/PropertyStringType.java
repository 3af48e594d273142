// SPDX-License-Identifier: Apache-2.0
package dev.vireo.model.option;

import java.util.function.Function;

/**
 * A property string read into a record.
 *
 * @param form the keys
 * @param reader makes the record of checked keys
 * @param writer the keys that say what the record says
 */
public record PropertyStringType<T>(PropertyString form, Function<Options, T> reader, Function<T, Options> writer)
        implements ValueType<T> {
    @Override
    public T parse(String text) {
        return reader.apply(form.parse(text));
    }

    @Override
    public String format(T value) {
        return form.format(writer.apply(value));
    }

    @Override
    public Schema schema() {
        return Schema.of("string");
    }
}
