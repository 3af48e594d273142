// SPDX-License-Identifier: Apache-2.0
/** The tasks of a guest, node or datacenter in the past. Start reading at {@link dev.vireo.desktop.history.HistoryView}. */
@NullMarked
package dev.vireo.desktop.history;

import org.jspecify.annotations.NullMarked;
