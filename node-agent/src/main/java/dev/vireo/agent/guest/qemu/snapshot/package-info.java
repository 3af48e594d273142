// SPDX-License-Identifier: Apache-2.0
/**
 * Snapshots of virtual machines: taken, gone back to, removed. What they are in the configuration is in
 * {@link dev.vireo.agent.guest.qemu.snapshot.SnapshotSections}; start with
 * {@link dev.vireo.agent.guest.qemu.snapshot.TakeSnapshot}.
 */
@NullMarked
package dev.vireo.agent.guest.qemu.snapshot;

import org.jspecify.annotations.NullMarked;
