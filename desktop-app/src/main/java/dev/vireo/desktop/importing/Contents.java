// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.importing;

import dev.vireo.desktop.form.Sentence;
import dev.vireo.model.id.StorageId;
import dev.vireo.model.option.Options;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What is inside the files that are to be imported.
 *
 * @param title name of the file that was looked into
 * @param proposal keys of a new machine's configuration as its description proposes them; empty for disks alone
 * @param disks the disks in their order
 * @param cards the machine's network cards in their order
 * @param hints what to know before the first start
 * @param files what has to be sent; empty if all of it lies on a storage already
 */
public record Contents(
        String title,
        Options proposal,
        List<FoundDisk> disks,
        List<FoundCard> cards,
        List<Sentence> hints,
        List<Path> files) {
    public Contents {
        disks = List.copyOf(disks);
        cards = List.copyOf(cards);
        hints = List.copyOf(hints);
        files = List.copyOf(files);
    }

    /**
     * A disk.
     *
     * @param bus word of the bus that is proposed for it, such as {@code scsi}; empty if none is
     * @param source the volume, or its place below the content {@code import} of the storage that it will be sent to
     * @param format how it is kept, such as {@code vmdk streamOptimized}; empty if the server does not tell
     * @param size bytes that a guest sees; 0 if the server does not tell
     * @param used bytes of its files
     * @param missing files that it needs and that are not there
     * @param notes what is unusual
     */
    public record FoundDisk(
            String bus,
            String source,
            String format,
            long size,
            long used,
            List<String> missing,
            List<Sentence> notes) {
        public FoundDisk {
            missing = List.copyOf(missing);
            notes = List.copyOf(notes);
        }

        /** What a disk's key {@code import-from} says. */
        String importFrom(Optional<StorageId> sentTo) {
            return sentTo.map(storage -> storage + ":import/" + source).orElse(source);
        }

        /** Its file's plain name. */
        public String fileName() {
            return source.substring(source.lastIndexOf('/') + 1);
        }
    }

    /**
     * A network card.
     *
     * @param model the model proposed
     * @param mac its address, if told
     */
    public record FoundCard(String model, Optional<String> mac) {}

    /** Whether a whole machine is described. */
    public boolean isMachine() {
        return !proposal.isEmpty();
    }

    /** Whether every file is there. */
    public boolean isWhole() {
        return !disks.isEmpty()
                && disks.stream().allMatch(disk -> disk.missing().isEmpty());
    }

    /** Whether the described machine checked what it boots. */
    boolean hadSecureBoot() {
        return hints.stream().anyMatch(hint -> hint.english().contains("it had secure boot"));
    }
}
