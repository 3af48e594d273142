// SPDX-License-Identifier: Apache-2.0
package dev.vireo.model.option;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** An immutable, ordered map from keys to values as written, with typed access; unknown keys are kept verbatim. */
public final class Options {
    /** No keys. */
    public static final Options EMPTY = new Options(Map.of());

    private final Map<String, String> values;

    private Options(Map<String, String> values) {
        this.values = values;
    }

    /** The given keys in the given order. */
    public static Options of(Map<String, String> values) {
        return new Options(Collections.unmodifiableMap(new LinkedHashMap<>(values)));
    }

    /**
     * The value of a key, or its default, or nothing.
     *
     * @throws dev.vireo.model.InvalidValueException if what is written there is not allowed
     */
    public <T> Optional<T> get(Option<T> option) {
        String written = values.get(option.name());
        return written == null
                ? Optional.ofNullable(option.defaultValue())
                : Optional.of(option.type().parse(written));
    }

    /** The value of a key that is required or has a default. */
    public <T> T require(Option<T> option) {
        return get(option)
                .orElseThrow(() -> new IllegalStateException(option.name() + " is neither set nor has a default"));
    }

    /** Whether a flag is set, by value or by default. */
    public boolean isSet(Option<Boolean> flag) {
        return get(flag).orElse(false);
    }

    /** What is written under a key, unread. */
    public @Nullable String raw(String key) {
        return values.get(key);
    }

    /** Whether the key is written at all. */
    public boolean has(Option<?> option) {
        return values.containsKey(option.name());
    }

    /** The members of a family that are written, by number. */
    public <T> Map<Integer, T> family(OptionFamily<T> family) {
        Map<Integer, T> members = new TreeMap<>();
        values.forEach((key, value) -> family.indexOf(key)
                .ifPresent(index -> members.put(index, family.model().type().parse(value))));
        return members;
    }

    /** The same keys with one set. */
    public <T> Options with(Option<T> option, T value) {
        return with(option.name(), option.type().format(value));
    }

    /** The same keys with one set if there is a value. */
    public <T> Options withNullable(Option<T> option, @Nullable T value) {
        return value == null ? this : with(option, value);
    }

    /** The same keys with one written verbatim. */
    public Options with(String key, String written) {
        Map<String, String> changed = new LinkedHashMap<>(values);
        changed.put(key, written);
        return new Options(Collections.unmodifiableMap(changed));
    }

    /** The same keys without one. */
    public Options without(String key) {
        Map<String, String> changed = new LinkedHashMap<>(values);
        changed.remove(key);
        return new Options(Collections.unmodifiableMap(changed));
    }

    /** The same keys, those of {@code other} set over them. */
    public Options overlaidBy(Options other) {
        Map<String, String> changed = new LinkedHashMap<>(values);
        changed.putAll(other.values);
        return new Options(Collections.unmodifiableMap(changed));
    }

    /** The keys in their order. */
    public Set<String> keys() {
        return values.keySet();
    }

    /** Keys and what is written under them. */
    public Map<String, String> asMap() {
        return values;
    }

    /** Whether no key is written. */
    public boolean isEmpty() {
        return values.isEmpty();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Options options && options.values.equals(values);
    }

    @Override
    public int hashCode() {
        return values.hashCode();
    }

    /** The keys alone: values may be secret. */
    @Override
    public String toString() {
        return "Options" + values.keySet();
    }
}
