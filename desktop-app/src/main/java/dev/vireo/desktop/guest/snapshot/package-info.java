// SPDX-License-Identifier: Apache-2.0
/**
 * Snapshots of a virtual machine: the tree of them, and what is done with one. Start reading at
 * {@link dev.vireo.desktop.guest.snapshot.SnapshotsView}.
 */
@NullMarked
package dev.vireo.desktop.guest.snapshot;

import org.jspecify.annotations.NullMarked;
