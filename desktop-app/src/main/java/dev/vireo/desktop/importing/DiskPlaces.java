// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.importing;

import dev.vireo.desktop.guest.hardware.DiskBus;
import dev.vireo.model.option.Option;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Keys for several disks. */
final class DiskPlaces {
    private DiskPlaces() {}

    /** The first free keys of a bus; what finds no room there goes to SCSI. */
    static List<String> free(DiskBus bus, int count, Set<String> taken) {
        List<String> keys = new ArrayList<>();
        add(bus, count, taken, keys);
        add(DiskBus.SCSI, count, taken, keys);
        return keys;
    }

    private static void add(DiskBus bus, int count, Set<String> taken, List<String> keys) {
        bus.family().members().stream()
                .map(Option::name)
                .filter(key -> !taken.contains(key) && !keys.contains(key))
                .limit(Math.max(0, count - keys.size()))
                .forEach(keys::add);
    }
}
