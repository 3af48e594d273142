// SPDX-License-Identifier: Apache-2.0
package dev.vireo.model.option;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a value may be, as the API's own schema words it: for indexes, forms and the test against the API facts.
 *
 * @param type {@code boolean}, {@code integer}, {@code number}, {@code string} or {@code array}
 * @param choices the allowed words, empty for any
 * @param minimum smallest number allowed
 * @param maximum largest number allowed
 * @param maxLength most characters allowed
 */
public record Schema(
        String type,
        List<String> choices,
        @Nullable Double minimum,
        @Nullable Double maximum,
        @Nullable Integer maxLength) {
    public Schema {
        choices = List.copyOf(choices);
    }

    /** A type without limits. */
    public static Schema of(String type) {
        return new Schema(type, List.of(), null, null, null);
    }

    /** One of some words. */
    public static Schema choice(List<String> choices) {
        return new Schema("string", choices, null, null, null);
    }

    /** The same with limits on the number. */
    public Schema within(@Nullable Double least, @Nullable Double most) {
        return new Schema(type, choices, least, most, maxLength);
    }

    /** The same with a limit on the length. */
    public Schema atMost(int characters) {
        return new Schema(type, choices, minimum, maximum, characters);
    }
}
