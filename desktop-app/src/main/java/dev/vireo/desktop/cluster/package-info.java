// SPDX-License-Identifier: Apache-2.0
/** What the tabs of a datacenter show. Start reading at {@link dev.vireo.desktop.cluster.ClusterSummaryView}. */
@NullMarked
package dev.vireo.desktop.cluster;

import org.jspecify.annotations.NullMarked;
