// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.mapping;

import dev.vireo.model.api.MappingEndpoints;
import dev.vireo.model.option.Option;
import java.util.List;

/** Keys of a mapping beside its notes and entries. */
final class MappingFlags {
    static final Option<Boolean> MEDIATED = MappingEndpoints.MEDIATED;
    static final Option<Boolean> MIGRATABLE = MappingEndpoints.MIGRATABLE;

    static final List<Option<Boolean>> ALL = List.of(MEDIATED, MIGRATABLE);

    private MappingFlags() {}
}
