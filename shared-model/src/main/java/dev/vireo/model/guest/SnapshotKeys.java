// SPDX-License-Identifier: Apache-2.0
package dev.vireo.model.guest;

import static dev.vireo.model.option.Option.optional;
import static dev.vireo.model.option.ValueTypes.choice;
import static dev.vireo.model.option.ValueTypes.integer;
import static dev.vireo.model.option.ValueTypes.text;

import dev.vireo.model.id.VolumeId;
import dev.vireo.model.option.Option;
import dev.vireo.model.option.ValueTypes;
import java.util.List;

/** Keys that a snapshot's section has beside those of the machine as it was; only tasks write them. */
public final class SnapshotKeys {
    /** The snapshot that this one, or the present machine, came after. */
    public static final Option<String> PARENT = optional("parent", text(), "Snapshot before this one");
    /** When it was taken, in seconds since 1970. */
    public static final Option<Long> TIME = optional("snaptime", integer(0), "When it was taken");
    /** Volume with the memory. */
    public static final Option<VolumeId> MEMORY = optional("vmstate", ValueTypes.volume(), "Volume with the memory");
    /** Versioned machine type that ran, if the memory is kept. */
    public static final Option<String> MACHINE = optional("runningmachine", text(), "Machine type that ran");
    /** Memory modules that were plugged while it ran, if it has such and the memory is kept. */
    public static final Option<String> MODULES =
            optional("runningmemory", text(), "Memory modules that were plugged while it ran");
    /** Whether it is being made or removed; {@code delete} also after a removal that failed. */
    public static final Option<String> STATE =
            optional("snapstate", choice("prepare", "delete"), "Being made or removed");

    /** All of them but the parent, which the machine itself has too. */
    public static final List<Option<?>> OWN = List.of(TIME, MEMORY, MACHINE, MODULES, STATE);

    private SnapshotKeys() {}
}
