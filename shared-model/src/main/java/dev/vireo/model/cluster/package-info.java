// SPDX-License-Identifier: Apache-2.0
/** What the cluster as a whole tells. Start with {@link dev.vireo.model.cluster.ClusterResource}. */
@NullMarked
package dev.vireo.model.cluster;

import org.jspecify.annotations.NullMarked;
