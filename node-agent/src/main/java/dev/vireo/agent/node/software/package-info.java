// SPDX-License-Identifier: Apache-2.0
/** The node's packages and their updates. Start with {@link dev.vireo.agent.node.software.UpdateRoutes}. */
@NullMarked
package dev.vireo.agent.node.software;

import org.jspecify.annotations.NullMarked;
