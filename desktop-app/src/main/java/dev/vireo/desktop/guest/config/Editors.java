// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.guest.config;

import java.util.List;
import java.util.Optional;

/** The editors of a part of the configuration. */
public interface Editors {
    /** Reads what the editors offer to choose from. */
    default void prepare() {
        // Editors with fixed choices need nothing.
    }

    /** The editor of the line that begins with a key. */
    Optional<Editor> editor(String key, GuestConfiguration configuration);

    /** Whether that line has an editor. */
    boolean edits(String key, GuestConfiguration configuration);

    /** The question whether to take a device away; nothing if the guest cannot be without it. */
    default Optional<Editor> removal(String key, GuestConfiguration configuration) {
        return Optional.empty();
    }

    /** What can be added. */
    default List<Addition> additions(GuestConfiguration configuration) {
        return List.of();
    }
}
