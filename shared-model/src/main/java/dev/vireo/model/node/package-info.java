// SPDX-License-Identifier: Apache-2.0
/** What one node tells of itself. Start with {@link dev.vireo.model.node.NodeStatus}. */
@NullMarked
package dev.vireo.model.node;

import org.jspecify.annotations.NullMarked;
