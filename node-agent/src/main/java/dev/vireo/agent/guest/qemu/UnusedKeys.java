// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.guest.qemu;

import dev.vireo.model.option.Options;
import java.util.List;
import java.util.regex.Pattern;

/** Keys of other servers' configurations that name hardware which this program does not attach. */
final class UnusedKeys {
    private static final Pattern HARDWARE = Pattern.compile(
            "(hostpci|usb|audio|rng|tpmstate|parallel|virtiofs)[0-9]+|numa[0-9]*|args|ivshmem|watchdog|hugepages|affinity"
                    + "|amd-sev|intel-tdx|hookscript");

    private UnusedKeys() {}

    static List<String> notes(Options options) {
        return options.keys().stream()
                .filter(key -> HARDWARE.matcher(key).matches())
                .filter(key -> !"0".equals(options.raw(key)))
                .map(key -> key + " is in the configuration but is not attached")
                .toList();
    }
}
