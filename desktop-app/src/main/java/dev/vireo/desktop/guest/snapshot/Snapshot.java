// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.guest.snapshot;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * A snapshot, or what is now.
 *
 * @param name its name; {@code current} for what is now
 * @param description notes; may be empty
 * @param taken when it was taken
 * @param hasMemory whether it holds the memory too
 * @param parent name of the snapshot that it was taken after; empty for none
 */
public record Snapshot(String name, String description, Optional<Instant> taken, boolean hasMemory, String parent) {
    static Snapshot of(Map<String, Object> entry) {
        return new Snapshot(
                text(entry, "name"),
                text(entry, "description").stripTrailing(),
                time(text(entry, "snaptime")),
                text(entry, "vmstate").matches("1|true"),
                text(entry, "parent"));
    }

    private static String text(Map<String, Object> entry, String key) {
        Object value = entry.get(key);
        return value == null ? "" : String.valueOf(value);
    }

    /** Servers write the time as number or as text. */
    private static Optional<Instant> time(String seconds) {
        return seconds.matches("\\d{1,11}")
                ? Optional.of(Instant.ofEpochSecond(Long.parseLong(seconds)))
                : Optional.empty();
    }

    /** Whether it stands for what is now. */
    public boolean isNow() {
        return name.equals("current");
    }
}
