// SPDX-License-Identifier: Apache-2.0
/**
 * Templates, and clones of virtual machines: full ones with copied disks, linked ones with disks that hold what differs
 * from a template's. Start with {@link dev.vireo.agent.guest.qemu.clone.CloneVm}.
 */
@NullMarked
package dev.vireo.agent.guest.qemu.clone;

import org.jspecify.annotations.NullMarked;
