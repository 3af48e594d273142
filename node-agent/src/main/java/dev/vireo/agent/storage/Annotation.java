// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.storage;

import java.util.Optional;

/**
 * A change of what people say about a backup.
 *
 * @param notes what is written about it, empty for nothing; not changed if absent
 * @param isProtected whether it cannot be removed or pruned; not changed if absent
 */
public record Annotation(Optional<String> notes, Optional<Boolean> isProtected) {}
