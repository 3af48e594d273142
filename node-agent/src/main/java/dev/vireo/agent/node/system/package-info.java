// SPDX-License-Identifier: Apache-2.0
/**
 * The node's clock, names, notes and power. Start with {@link dev.vireo.agent.node.system.SystemRoutes}.
 */
@NullMarked
package dev.vireo.agent.node.system;

import org.jspecify.annotations.NullMarked;
