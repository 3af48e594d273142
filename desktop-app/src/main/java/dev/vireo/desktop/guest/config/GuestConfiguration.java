// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.guest.config;

import dev.vireo.model.guest.GuestAnswers.PendingEntry;
import dev.vireo.model.option.Options;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A guest's configuration as it was read.
 *
 * @param present what holds now
 * @param afterRestart what holds from the next start on: what is edited
 * @param digest names this state of the file, so that the server can tell whether someone else has changed it since;
 *     empty if the server told none
 */
public record GuestConfiguration(Options present, Options afterRestart, String digest) {
    /** Nothing read yet. */
    public static final GuestConfiguration EMPTY = new GuestConfiguration(Options.EMPTY, Options.EMPTY, "");

    /** The configuration that a list of keys, with what waits for each, says. */
    static GuestConfiguration of(List<PendingEntry> entries, @Nullable Object digest) {
        Map<String, String> present = new LinkedHashMap<>();
        Map<String, String> later = new LinkedHashMap<>();
        for (PendingEntry entry : entries) {
            put(present, entry.key(), entry.value());
            Integer deleted = entry.delete();
            if (deleted == null || deleted == 0) {
                put(later, entry.key(), entry.pending() == null ? entry.value() : entry.pending());
            }
        }
        present.remove("digest");
        later.remove("digest");
        return new GuestConfiguration(
                Options.of(present),
                Options.of(later),
                Objects.requireNonNullElse(digest, "").toString());
    }

    private static void put(Map<String, String> values, String key, @Nullable Object value) {
        if (value instanceof Boolean flag) {
            values.put(key, flag ? "1" : "0");
        } else if (value != null) {
            values.put(key, String.valueOf(value));
        }
    }

    /** Whether the next start changes a key. */
    public boolean waits(String key) {
        return !Objects.equals(present.raw(key), afterRestart.raw(key));
    }

    /** Whether nothing was read yet. */
    public boolean isEmpty() {
        return present.isEmpty() && afterRestart.isEmpty();
    }
}
