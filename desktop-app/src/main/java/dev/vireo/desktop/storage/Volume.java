// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.storage;

import dev.vireo.model.storage.StorageAnswers.VolumeEntry;
import java.time.Instant;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/**
 * A row of the content table.
 *
 * @param id volume id, by which the server knows it
 * @param name its file name
 * @param content kind of content, such as {@code iso}
 * @param format image format
 * @param bytes its size; 0 if unknown
 * @param made when it was made
 * @param owner number of the guest that it belongs to, as text; empty if to none
 * @param notes what people wrote about it; may be empty
 * @param isProtected whether it cannot be removed
 */
public record Volume(
        String id,
        String name,
        String content,
        String format,
        long bytes,
        Optional<Instant> made,
        String owner,
        String notes,
        boolean isProtected) {
    static Volume of(VolumeEntry entry) {
        String name = entry.volid().substring(entry.volid().indexOf(':') + 1);
        Long made = entry.ctime();
        Integer owner = entry.vmid();
        return new Volume(
                entry.volid(),
                name.substring(name.lastIndexOf('/') + 1),
                Objects.requireNonNullElse(entry.content(), ""),
                Objects.requireNonNullElse(entry.format(), ""),
                Objects.requireNonNullElse(entry.size(), 0L),
                made == null ? Optional.empty() : Optional.of(Instant.ofEpochSecond(made)),
                owner == null || owner == 0 ? "" : owner.toString(),
                Objects.requireNonNullElse(entry.notes(), "").strip(),
                Boolean.TRUE.equals(entry.isProtected()));
    }

    /** Whether the name, the owner, the kind or the notes hold these letters. */
    boolean matches(String letters) {
        String wanted = letters.strip().toLowerCase(Locale.ROOT);
        return name.toLowerCase(Locale.ROOT).contains(wanted)
                || owner.contains(wanted)
                || content.contains(wanted)
                || notes.toLowerCase(Locale.ROOT).contains(wanted);
    }
}
