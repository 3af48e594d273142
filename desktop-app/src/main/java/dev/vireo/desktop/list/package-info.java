// SPDX-License-Identifier: Apache-2.0
/**
 * Lists in tabs: {@link dev.vireo.desktop.list.Rows} holds what was read, {@link dev.vireo.desktop.list.ListTable} and
 * {@link dev.vireo.desktop.list.ListTab} show it, {@link dev.vireo.desktop.list.DatacenterList} reads what a datacenter has.
 */
@NullMarked
package dev.vireo.desktop.list;

import org.jspecify.annotations.NullMarked;
