// SPDX-License-Identifier: Apache-2.0
package dev.vireo.model.option;

import org.jspecify.annotations.Nullable;

/**
 * A typed key of a configuration or an API call.
 *
 * @param <T> the value in the program
 * @param name the key as files and the API write it
 * @param type how its values are read and written
 * @param defaultValue what holds when the key is absent; null where absence itself has a meaning
 * @param effect when a change reaches a running guest
 * @param required whether a call without it is refused
 * @param description what it does, in one sentence
 */
public record Option<T>(
        String name, ValueType<T> type, @Nullable T defaultValue, Effect effect, boolean required, String description) {

    /** A key that may be absent. */
    public static <T> Option<T> optional(String name, ValueType<T> type, String description) {
        return new Option<>(name, type, null, Effect.RESTART, false, description);
    }

    /** A key that must be there. */
    public static <T> Option<T> required(String name, ValueType<T> type, String description) {
        return new Option<>(name, type, null, Effect.FIXED, true, description);
    }

    /** The same key with a default. */
    public Option<T> withDefault(T value) {
        return new Option<>(name, type, value, effect, required, description);
    }

    /** The same key whose changes reach a running guest at another time. */
    public Option<T> withEffect(Effect when) {
        return new Option<>(name, type, defaultValue, when, required, description);
    }

    /** The same key under another name, as members of a family have it. */
    public Option<T> named(String other) {
        return new Option<>(other, type, defaultValue, effect, required, description);
    }
}
