// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.guest.qemu.hotplug;

import dev.vireo.model.option.Option;
import dev.vireo.model.option.Options;
import java.util.Optional;

/**
 * A key of a running guest's configuration that is to have another value, or none.
 *
 * @param key the key
 * @param before the configuration that the guest runs with
 * @param after the same with that key changed
 */
public record KeyChange(String key, Options before, Options after) {
    /** Whether the key was not there. */
    boolean isNew() {
        return before.raw(key) == null;
    }

    /** Whether the key goes. */
    boolean isRemoval() {
        return after.raw(key) == null;
    }

    /** The value that was there. */
    <T> Optional<T> old(Option<T> option) {
        return before.has(option) ? before.get(option) : Optional.empty();
    }

    /** The value to come. */
    <T> Optional<T> next(Option<T> option) {
        return after.has(option) ? after.get(option) : Optional.empty();
    }
}
