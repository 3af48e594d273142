// SPDX-License-Identifier: Apache-2.0
/**
 * Names that the cluster has for directories and devices of its nodes. Start with {@link dev.vireo.agent.mapping.Mappings},
 * which keeps them, and {@link dev.vireo.agent.mapping.NodeResources}, which finds what they stand for on this node.
 */
@NullMarked
package dev.vireo.agent.mapping;

import org.jspecify.annotations.NullMarked;
