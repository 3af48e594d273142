// SPDX-License-Identifier: Apache-2.0
package dev.vireo.model.guest.device;

import static dev.vireo.model.option.ValueTypes.choice;

import dev.vireo.model.option.Option;
import dev.vireo.model.option.Options;
import dev.vireo.model.option.PropertyString;
import dev.vireo.model.option.PropertyStringType;
import dev.vireo.model.option.ValueType;

/**
 * The watchdog of a virtual machine: what happens when the guest stops feeding it.
 *
 * @param properties the parts of the property string
 */
public record Watchdog(Options properties) {
    /** The emulated card. */
    public static final Option<String> MODEL = Option.optional(
                    "model", choice("i6300esb", "ib700"), "Emulated watchdog card")
            .withDefault("i6300esb");
    /** What happens when it barks; QEMU's own default is a reset. */
    public static final Option<String> ACTION = Option.optional(
            "action",
            choice("reset", "shutdown", "poweroff", "pause", "debug", "none"),
            "What happens to a guest that hangs");

    /** How it is written. */
    public static final ValueType<Watchdog> TYPE =
            new PropertyStringType<>(PropertyString.of(MODEL, ACTION), Watchdog::new, Watchdog::properties);

    /** The emulated card. */
    public String model() {
        return properties.require(MODEL);
    }

    /** What happens to a guest that hangs. */
    public String action() {
        return properties.get(ACTION).orElse("reset");
    }

    /** The same with a part set. */
    public <T> Watchdog with(Option<T> option, T value) {
        return new Watchdog(properties.with(option, value));
    }
}
