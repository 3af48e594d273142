// SPDX-License-Identifier: Apache-2.0
/**
 * How much nodes, guests and storages are usually used at each hour of the week. Start reading at
 * {@link dev.vireo.desktop.load.LoadCard}; {@link dev.vireo.desktop.load.NodeLoads} shows it where a node is chosen.
 */
@NullMarked
package dev.vireo.desktop.load;

import org.jspecify.annotations.NullMarked;
