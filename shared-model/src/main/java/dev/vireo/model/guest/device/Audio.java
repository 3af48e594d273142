// SPDX-License-Identifier: Apache-2.0
package dev.vireo.model.guest.device;

import static dev.vireo.model.option.ValueTypes.choice;

import dev.vireo.model.option.Option;
import dev.vireo.model.option.Options;
import dev.vireo.model.option.PropertyString;
import dev.vireo.model.option.PropertyStringType;
import dev.vireo.model.option.ValueType;

/**
 * The sound card of a virtual machine.
 *
 * @param properties the parts of the property string
 */
public record Audio(Options properties) {
    /** The emulated card. */
    public static final Option<String> DEVICE =
            Option.required("device", choice("ich9-intel-hda", "intel-hda", "AC97"), "Emulated sound card");
    /** Where the sound goes. */
    public static final Option<String> DRIVER = Option.optional(
                    "driver", choice("spice", "none"), "Where the sound goes")
            .withDefault("spice");

    /** How it is written. */
    public static final ValueType<Audio> TYPE =
            new PropertyStringType<>(PropertyString.of(null, DEVICE, DRIVER), Audio::new, Audio::properties);

    /** The emulated card. */
    public String device() {
        return properties.require(DEVICE);
    }

    /** {@code spice} or {@code none}. */
    public String driver() {
        return properties.require(DRIVER);
    }

    /** The same with a part set. */
    public <T> Audio with(Option<T> option, T value) {
        return new Audio(properties.with(option, value));
    }
}
