// SPDX-License-Identifier: Apache-2.0
/** Lists of a node's tabs: {@link dev.vireo.desktop.node.list.NodeList} reads, {@link dev.vireo.desktop.node.list.NodeTable} shows. */
@NullMarked
package dev.vireo.desktop.node.list;

import org.jspecify.annotations.NullMarked;
