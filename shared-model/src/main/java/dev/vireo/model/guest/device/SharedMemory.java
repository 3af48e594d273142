// SPDX-License-Identifier: Apache-2.0
package dev.vireo.model.guest.device;

import static dev.vireo.model.option.ValueTypes.integer;
import static dev.vireo.model.option.ValueTypes.text;

import dev.vireo.model.option.Option;
import dev.vireo.model.option.Options;
import dev.vireo.model.option.PropertyString;
import dev.vireo.model.option.PropertyStringType;
import dev.vireo.model.option.ValueType;
import java.util.Optional;

/**
 * Memory that virtual machines on a node share.
 *
 * @param properties the parts of the property string
 */
public record SharedMemory(Options properties) {
    /** Size in MiB. */
    public static final Option<Long> SIZE = Option.required("size", integer(1), "Size in MiB");
    /** Name under which machines share it; the VMID if absent. */
    public static final Option<String> NAME = Option.optional(
            "name", text("[a-zA-Z0-9\\-]{1,64}", "a name of letters, digits and hyphens"), "Name of the shared memory");

    /** How it is written. */
    public static final ValueType<SharedMemory> TYPE =
            new PropertyStringType<>(PropertyString.of(null, SIZE, NAME), SharedMemory::new, SharedMemory::properties);

    /** Size in MiB. */
    public long size() {
        return properties.require(SIZE);
    }

    /** Name under which machines share it. */
    public Optional<String> name() {
        return properties.get(NAME);
    }

    /** The same with a part set. */
    public <T> SharedMemory with(Option<T> option, T value) {
        return new SharedMemory(properties.with(option, value));
    }
}
