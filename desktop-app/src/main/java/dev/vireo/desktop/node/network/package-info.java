// SPDX-License-Identifier: Apache-2.0
/** How a node's network is set up. Start with {@link dev.vireo.desktop.node.network.NetworkView}. */
@NullMarked
package dev.vireo.desktop.node.network;

import org.jspecify.annotations.NullMarked;
