// SPDX-License-Identifier: Apache-2.0
/**
 * What happens to a machine's disks: growing, moving, giving away, detaching, finding. Start with
 * {@link dev.vireo.agent.guest.qemu.disk.DiskWork}.
 */
@NullMarked
package dev.vireo.agent.guest.qemu.disk;

import org.jspecify.annotations.NullMarked;
