// SPDX-License-Identifier: Apache-2.0
/** What the tabs of a node show. Start reading at {@link dev.vireo.desktop.node.NodeSummaryView}. */
@NullMarked
package dev.vireo.desktop.node;

import org.jspecify.annotations.NullMarked;
