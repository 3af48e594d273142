// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.host;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Names of PCI vendors and devices, from the list that distributions keep. */
final class PciNames {
    /** No names at all. */
    static final PciNames NONE = new PciNames(Map.of());

    private final Map<String, String> names;

    private PciNames(Map<String, String> names) {
        this.names = names;
    }

    /** Reads the list: a vendor a line, its devices indented by a tab below; classes follow and are left out. */
    static PciNames parse(String text) {
        Map<String, String> names = new HashMap<>();
        String vendor = "";
        for (String line : text.split("\n")) {
            if (line.matches("[0-9a-f]{4}  .*")) {
                vendor = line.substring(0, 4);
                names.put(vendor, line.substring(6).strip());
            } else if (line.matches("\t[0-9a-f]{4}  .*")) {
                names.put(vendor + ":" + line.substring(1, 5), line.substring(7).strip());
            } else if (line.startsWith("C ")) {
                break;
            }
        }
        return new PciNames(names);
    }

    @Nullable
    String vendor(String vendor) {
        return names.get(vendor.replace("0x", ""));
    }

    @Nullable
    String device(String vendor, String device) {
        return names.get(vendor.replace("0x", "") + ":" + device.replace("0x", ""));
    }
}
