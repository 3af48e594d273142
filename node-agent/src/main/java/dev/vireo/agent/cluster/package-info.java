// SPDX-License-Identifier: Apache-2.0
/** The configuration that all nodes share: a tree of small versioned files. Start with {@link dev.vireo.agent.cluster.ClusterStore}. */
@NullMarked
package dev.vireo.agent.cluster;

import org.jspecify.annotations.NullMarked;
