// SPDX-License-Identifier: Apache-2.0
/**
 * Whether the node can be a good host of guests: what is wrong, why it matters, and what mends it. Start with
 * {@link dev.vireo.agent.node.check.HostChecks}, the list of all checks.
 */
@NullMarked
package dev.vireo.agent.node.check;

import org.jspecify.annotations.NullMarked;
