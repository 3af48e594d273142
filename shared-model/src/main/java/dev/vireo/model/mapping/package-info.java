// SPDX-License-Identifier: Apache-2.0
/**
 * Mappings: one name in the cluster for a directory or a device that each node has in a place of its own. Start with
 * {@link dev.vireo.model.mapping.Mapping}.
 */
@NullMarked
package dev.vireo.model.mapping;

import org.jspecify.annotations.NullMarked;
