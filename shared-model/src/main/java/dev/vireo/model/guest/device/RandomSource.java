// SPDX-License-Identifier: Apache-2.0
package dev.vireo.model.guest.device;

import static dev.vireo.model.option.ValueTypes.choice;
import static dev.vireo.model.option.ValueTypes.integer;

import dev.vireo.model.option.Option;
import dev.vireo.model.option.Options;
import dev.vireo.model.option.PropertyString;
import dev.vireo.model.option.PropertyStringType;
import dev.vireo.model.option.ValueType;

/**
 * The random number generator of a virtual machine.
 *
 * @param properties the parts of the property string
 */
public record RandomSource(Options properties) {
    /** The node's device that the numbers come from. */
    public static final Option<String> SOURCE = Option.required(
            "source", choice("/dev/urandom", "/dev/random", "/dev/hwrng"), "Where the random numbers come from");
    /** Bytes that the guest may take in each period; 0 is without limit. */
    public static final Option<Long> MAX_BYTES = Option.optional(
                    "max_bytes", integer(0), "Bytes a period; 0 has no limit")
            .withDefault(1024L);
    /** Length of the period in milliseconds. */
    public static final Option<Long> PERIOD =
            Option.optional("period", integer(1), "Milliseconds of a period").withDefault(1000L);

    /** How it is written. */
    public static final ValueType<RandomSource> TYPE = new PropertyStringType<>(
            PropertyString.of(SOURCE, MAX_BYTES, PERIOD), RandomSource::new, RandomSource::properties);

    /** The node's device that the numbers come from. */
    public String source() {
        return properties.require(SOURCE);
    }

    /** The same with a part set. */
    public <T> RandomSource with(Option<T> option, T value) {
        return new RandomSource(properties.with(option, value));
    }
}
