// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.guest.disk;

import dev.vireo.desktop.form.Choice;
import dev.vireo.desktop.form.Sentence;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Keys that a disk can get in a configuration: on each bus the first that is free. */
public final class FreePlaces {
    private static final int LAST_UNUSED = 255;

    private FreePlaces() {}

    /** Buses and the list of disks that are not attached. */
    static List<Choice<String>> all(Set<String> taken) {
        List<Choice<String>> places = new ArrayList<>();
        add(places, "unused", LAST_UNUSED, taken, Sentence.of("not attached"));
        places.addAll(buses(taken));
        return places;
    }

    /** Buses, the usual first. */
    public static List<Choice<String>> buses(Set<String> taken) {
        List<Choice<String>> places = new ArrayList<>();
        add(places, "scsi", 30, taken, Sentence.of("usual"));
        add(places, "virtio", 15, taken, Sentence.of("fast, without SCSI commands"));
        add(places, "sata", 5, taken, Sentence.of("for guests without VirtIO drivers"));
        add(places, "ide", 3, taken, Sentence.of("for very old guests"));
        return places;
    }

    private static void add(List<Choice<String>> places, String bus, int last, Set<String> taken, Sentence detail) {
        for (int index = 0; index <= last; index++) {
            String key = bus + index;
            if (!taken.contains(key)) {
                places.add(Choice.of(key, Sentence.verbatim(key), detail));
                return;
            }
        }
    }
}
