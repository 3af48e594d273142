// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.node;

import dev.vireo.agent.host.HostFiles;
import java.nio.file.Path;
import java.util.regex.Pattern;

/** What sort of network interface; words are the API's. */
enum InterfaceType {
    /** Joins interfaces to one network. */
    BRIDGE("bridge"),
    /** Joins interfaces to one link. */
    BOND("bond"),
    /** A part of another interface's traffic, told by a tag. */
    VLAN("vlan"),
    /** A card, or what is named like one. */
    ETH("eth"),
    /** Anything else. */
    UNKNOWN("unknown");

    private static final Pattern CARD_NAME = Pattern.compile("(eth[0-9]|en[opsxX]|ib[0-9]|ibp|wl).*");

    private final String word;

    InterfaceType(String word) {
        this.word = word;
    }

    /** The API's word. */
    String word() {
        return word;
    }

    /**
     * Looks at what the kernel shows of an interface.
     *
     * @param folder of the interface below {@code /sys/class/net}
     */
    static InterfaceType of(HostFiles files, Path folder) {
        if (files.exists(folder.resolve("bridge"))) {
            return BRIDGE;
        }
        if (files.exists(folder.resolve("bonding"))) {
            return BOND;
        }
        String name = String.valueOf(folder.getFileName());
        if (files.exists(Path.of("/proc/net/vlan", name))) {
            return VLAN;
        }
        boolean isCard = files.exists(folder.resolve("device"))
                || CARD_NAME.matcher(name).matches();
        return isCard ? ETH : UNKNOWN;
    }
}
