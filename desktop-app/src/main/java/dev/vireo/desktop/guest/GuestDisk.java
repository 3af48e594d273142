// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.guest;

import dev.vireo.desktop.form.Sentence;
import dev.vireo.desktop.inventory.GuestItem;
import dev.vireo.model.InvalidValueException;
import dev.vireo.model.api.Arguments;
import dev.vireo.model.option.ByteSize;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A disk of a guest, attached or not.
 *
 * @param key its key, such as {@code scsi0} or {@code unused1}
 * @param volume its volume id
 * @param size its size if the configuration says it
 */
public record GuestDisk(String key, String volume, Optional<ByteSize> size) {
    /** The disks in a configuration, CD drives aside, by key. */
    public static List<GuestDisk> in(Map<String, Object> configuration) {
        return configuration.entrySet().stream()
                .filter(entry -> Drives.isDrive(entry.getKey()))
                .flatMap(entry -> parse(entry.getKey(), String.valueOf(entry.getValue())).stream())
                .sorted(Comparator.comparing(GuestDisk::key))
                .toList();
    }

    /**
     * Reads the disks from the server; blocks.
     *
     * @param path names the guest where it is
     */
    public static List<GuestDisk> read(GuestItem guest, Arguments path) {
        return in(guest.datacenter().api().call(GuestMethods.of(guest).readConfig(), path));
    }

    private static Optional<GuestDisk> parse(String key, String written) {
        List<String> parts = List.of(written.split(","));
        String volume = parts.get(0).replaceFirst("^(file|volume)=", "");
        if (Drives.isCdrom(written) || !volume.contains(":")) {
            return Optional.empty();
        }
        return Optional.of(new GuestDisk(key, volume, sizeIn(parts.stream())));
    }

    private static Optional<ByteSize> sizeIn(Stream<String> parts) {
        return parts.filter(part -> part.startsWith("size="))
                .map(part -> part.substring("size=".length()))
                .findFirst()
                .flatMap(GuestDisk::size);
    }

    private static Optional<ByteSize> size(String written) {
        try {
            return Optional.of(ByteSize.parse(written));
        } catch (InvalidValueException e) {
            return Optional.empty(); // another server's way to write it
        }
    }

    /** Whether no bus has it. */
    public boolean isUnused() {
        return Drives.isDetached(key);
    }

    /** The storage that it lies on. */
    public String storage() {
        return volume.substring(0, volume.indexOf(':'));
    }

    /** Its format by its volume's name, where that tells; disks that are no files are raw. */
    public String format() {
        int dot = volume.lastIndexOf('.');
        return dot > 0 && volume.substring(dot + 1).matches("qcow2|vmdk|raw") ? volume.substring(dot + 1) : "raw";
    }

    /** Its name for people: {@code scsi0, 32 GiB}. */
    public Sentence words() {
        return size.map(this::withSize).orElse(Sentence.verbatim(key));
    }

    private Sentence withSize(ByteSize bytes) {
        String written = bytes.toString();
        String number = written.replaceFirst("[KMGT]$", "");
        return switch (written.substring(number.length())) {
            case "T" -> Sentence.of("{0}, {1} TiB", key, number);
            case "G" -> Sentence.of("{0}, {1} GiB", key, number);
            case "M" -> Sentence.of("{0}, {1} MiB", key, number);
            case "K" -> Sentence.of("{0}, {1} KiB", key, number);
            default -> Sentence.of("{0}, {1} bytes", key, Long.toString(bytes.bytes()));
        };
    }

    /** Several disks in one line, for a sentence about them; empty for none. */
    public static Sentence words(List<GuestDisk> disks) {
        return disks.stream()
                .map(GuestDisk::words)
                .reduce((some, next) -> Sentence.of("{0}; {1}", some, next))
                .orElse(Sentence.EMPTY);
    }
}
