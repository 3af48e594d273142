// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.guest.qemu.hotplug;

import dev.vireo.model.option.Options;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What may be plugged while a guest runs: the words of the key {@code hotplug}. */
enum HotPlugClass {
    /** Disks. */
    DISK,
    /** Network cards. */
    NETWORK,
    /** USB devices. */
    USB,
    /** Memory. */
    MEMORY,
    /** Processors. */
    CPU;

    private static final Set<HotPlugClass> DEFAULT = Set.of(DISK, NETWORK, USB);

    /** The classes that a configuration allows; without the key, disks, network cards and USB devices. */
    static Set<HotPlugClass> of(Options options) {
        @Nullable String written = options.raw("hotplug");
        if (written == null || written.equals("1")) {
            return DEFAULT;
        }
        Set<HotPlugClass> allowed = EnumSet.noneOf(HotPlugClass.class);
        for (String word : written.split("[,; ]+")) {
            Arrays.stream(values())
                    .filter(known -> known.name().toLowerCase(Locale.ROOT).equals(word))
                    .forEach(allowed::add);
        }
        return allowed;
    }
}
