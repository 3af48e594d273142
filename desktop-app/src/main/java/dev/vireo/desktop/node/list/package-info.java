// SPDX-License-Identifier: Apache-2.0
/** What a node is asked by its tabs: {@link dev.vireo.desktop.node.list.NodeList} reads a list, {@link dev.vireo.desktop.node.list.NodeCalls} makes calls. */
@NullMarked
package dev.vireo.desktop.node.list;

import org.jspecify.annotations.NullMarked;
