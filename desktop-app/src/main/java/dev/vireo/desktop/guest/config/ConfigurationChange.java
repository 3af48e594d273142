// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.guest.config;

import dev.vireo.model.api.Arguments;
import dev.vireo.model.api.GuestEndpoints;
import dev.vireo.model.option.Options;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What a call has to say to get from one configuration to another: the keys that differ and no others.
 *
 * @param set keys with their new values
 * @param deleted keys to remove
 */
public record ConfigurationChange(Options set, List<String> deleted) {
    public ConfigurationChange {
        deleted = List.copyOf(deleted);
    }

    /** The difference between two configurations. */
    public static ConfigurationChange between(Options before, Options after) {
        Map<String, String> set = new LinkedHashMap<>(after.asMap());
        set.entrySet().removeIf(entry -> Objects.equals(before.raw(entry.getKey()), entry.getValue()));
        List<String> deleted = before.keys().stream()
                .filter(key -> after.raw(key) == null)
                .sorted()
                .toList();
        return new ConfigurationChange(Options.of(set), deleted);
    }

    /** Whether there is nothing to do. */
    public boolean isEmpty() {
        return set.isEmpty() && deleted.isEmpty();
    }

    /** Whether a volume is made or taken away, which may take longer than a call should. */
    boolean isLong() {
        return deleted.stream().anyMatch(key -> key.startsWith("unused"))
                || set.asMap().values().stream().anyMatch(value -> value.matches("[^:,=]+:([0-9.]+|cloudinit)(,.*)?"));
    }

    /** The arguments of the call, besides those that name the guest. */
    Arguments arguments(Arguments guest, String digest) {
        Options options = guest.options().overlaidBy(set);
        if (!deleted.isEmpty()) {
            options = options.with(GuestEndpoints.DELETE, String.join(",", deleted));
        }
        return Arguments.of(digest.isEmpty() ? options : options.with(GuestEndpoints.DIGEST, digest));
    }
}
