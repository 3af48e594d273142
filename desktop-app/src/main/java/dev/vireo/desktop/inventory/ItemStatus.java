// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.inventory;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** State of a node, guest or storage. */
public enum ItemStatus {
    /** A guest works. */
    RUNNING,
    /** A guest's processors are held. */
    PAUSED,
    /** A guest is switched off. */
    STOPPED,
    /** A node or datacenter answers. */
    ONLINE,
    /** A node or datacenter does not answer. */
    OFFLINE,
    /** A storage can be used. */
    AVAILABLE,
    /** Not known, or a state of another server that this version does not know. */
    UNKNOWN;

    /** Whether a guest is switched on, its processors held or not. */
    public boolean isActive() {
        return this == RUNNING || this == PAUSED;
    }

    /** The state that the API's word means. */
    public static ItemStatus of(@Nullable String word) {
        if (word == null) {
            return UNKNOWN;
        }
        for (ItemStatus status : values()) {
            if (status.name().equals(word.toUpperCase(Locale.ROOT))) {
                return status;
            }
        }
        return word.equals("suspended") || word.equals("prelaunch") ? PAUSED : UNKNOWN;
    }
}
