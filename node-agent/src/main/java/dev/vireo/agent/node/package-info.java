// SPDX-License-Identifier: Apache-2.0
/**
 * What this node tells of itself. Start with {@link dev.vireo.agent.node.NodeReader}, which answers how it stands;
 * {@link dev.vireo.agent.node.NodeSampler} samples its load and {@link dev.vireo.agent.node.NetworkInterfaces} lists
 * where guests can be plugged in.
 */
@NullMarked
package dev.vireo.agent.node;

import org.jspecify.annotations.NullMarked;
