// SPDX-License-Identifier: Apache-2.0
package dev.vireo.model.option;

import static dev.vireo.model.InvalidValueException.quote;

import dev.vireo.model.InvalidValueException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The comma-separated {@code key=value} lists that devices are written in. One key may appear bare; some keys have
 * other names too; printed with the bare key first, then sorted.
 *
 * @param keys the keys with their types
 * @param bareKey the key whose name may be left out, or null
 * @param aliases other names of keys
 */
public record PropertyString(List<Option<?>> keys, @Nullable String bareKey, Map<String, String> aliases) {
    public PropertyString {
        keys = List.copyOf(keys);
        aliases = Map.copyOf(aliases);
    }

    /** Keys without aliases. */
    public static PropertyString of(@Nullable Option<?> bare, Option<?>... others) {
        List<Option<?>> keys = new ArrayList<>(bare == null ? List.of() : List.of(bare));
        keys.addAll(List.of(others));
        return new PropertyString(keys, bare == null ? null : bare.name(), Map.of());
    }

    /** Reads and checks every part; values stay as written. */
    public Options parse(String text) {
        Map<String, String> values = new LinkedHashMap<>();
        for (String part : text.split(",", -1)) {
            if (!part.isBlank()) {
                readPart(part, values);
            }
        }
        for (Option<?> option : keys) {
            if (option.required() && !values.containsKey(option.name())) {
                throw new InvalidValueException("invalid format - missing property '" + option.name() + "'");
            }
        }
        return Options.of(values);
    }

    private void readPart(String part, Map<String, String> values) {
        int equals = part.indexOf('=');
        String written = equals < 0 ? bareName(part) : part.substring(0, equals).strip();
        String key = aliases.getOrDefault(written, written);
        String value = part.substring(equals + 1).strip();
        check(key, value);
        if (values.put(key, value) != null) {
            throw new InvalidValueException("invalid format - duplicate key in comma-separated list property: " + key);
        }
    }

    private String bareName(String part) {
        if (bareKey == null) {
            throw new InvalidValueException("invalid format - " + quote(part) + " needs the form key=value");
        }
        return bareKey;
    }

    private void check(String key, String value) {
        Option<?> option = keys.stream()
                .filter(o -> o.name().equals(key))
                .findFirst()
                .orElseThrow(() -> new InvalidValueException(
                        "invalid format - invalid key in comma-separated list property: " + key));
        try {
            option.type().parse(value);
        } catch (InvalidValueException e) {
            throw new InvalidValueException("invalid format - " + key + ": " + e.getMessage());
        }
    }

    /** Writes the keys: the bare one first, the others sorted. */
    public String format(Options options) {
        List<String> parts = new ArrayList<>();
        Map<String, String> sorted = new TreeMap<>(options.asMap());
        String bare = bareKey == null ? null : sorted.remove(bareKey);
        if (bare != null) {
            parts.add(bare);
        }
        sorted.forEach((key, value) -> parts.add(key + "=" + value));
        return String.join(",", parts);
    }
}
