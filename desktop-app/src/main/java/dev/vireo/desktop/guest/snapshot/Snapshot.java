// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.guest.snapshot;

import dev.vireo.model.guest.SnapshotAnswers;
import dev.vireo.model.guest.SnapshotAnswers.SnapshotEntry;
import dev.vireo.model.id.SnapshotName;
import java.time.Instant;
import java.util.Objects;
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
    static Snapshot of(SnapshotEntry entry) {
        return new Snapshot(
                entry.name(),
                Objects.requireNonNullElse(entry.description(), "").stripTrailing(),
                Optional.ofNullable(entry.time()).map(Instant::ofEpochSecond),
                Objects.requireNonNullElse(entry.memory(), 0) == 1,
                Objects.requireNonNullElse(entry.parent(), ""));
    }

    /** Whether it stands for what is now. */
    public boolean isNow() {
        return name.equals(SnapshotAnswers.CURRENT);
    }

    /** What a call names it by; not for what is now, which has no such name. */
    SnapshotName identity() {
        return SnapshotName.parse(name);
    }
}
