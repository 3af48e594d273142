// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.guest.disk;

import dev.vireo.desktop.form.Choice;
import dev.vireo.desktop.form.Sentence;
import dev.vireo.desktop.guest.FreeNumber;
import dev.vireo.desktop.inventory.GuestItem;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Keys that a disk can get in another configuration. */
final class DiskPlaces {
    private static final int LAST_UNUSED = 255;

    private DiskPlaces() {}

    /**
     * Not attached, and in a machine on each bus the first place that is free; the usual bus first. A container is asked for
     * a path too before it mounts something: it gets volumes unattached.
     */
    static List<Choice<String>> free(GuestItem.Kind kind, Set<String> taken) {
        return kind == GuestItem.Kind.VM
                ? free(taken)
                : place("unused", LAST_UNUSED, taken, Sentence.of("not mounted")).stream()
                        .toList();
    }

    private static List<Choice<String>> free(Set<String> taken) {
        return Stream.of(
                        place("unused", LAST_UNUSED, taken, Sentence.of("not attached")),
                        place("scsi", 30, taken, Sentence.of("usual")),
                        place("virtio", 15, taken, Sentence.of("fast, without SCSI commands")),
                        place("sata", 5, taken, Sentence.of("for guests without VirtIO drivers")),
                        place("ide", 3, taken, Sentence.of("for very old guests")))
                .flatMap(Optional::stream)
                .toList();
    }

    private static Optional<Choice<String>> place(String bus, int last, Set<String> taken, Sentence detail) {
        return FreeNumber.of(bus, last, taken::contains)
                .map(number -> Choice.of(bus + number, Sentence.verbatim(bus + number), detail));
    }
}
