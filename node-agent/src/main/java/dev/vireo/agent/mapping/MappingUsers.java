// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.mapping;

import dev.vireo.model.id.MappingId;
import dev.vireo.model.mapping.MappingKind;
import java.util.List;

/** Tells which guests use a mapping, each as people say it, such as {@code VM 100 (usb0)}. */
public interface MappingUsers {
    /** Those that use it now, after their next start, or after a way back to a snapshot. */
    List<String> usersOf(MappingKind kind, MappingId id);
}
