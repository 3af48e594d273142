// SPDX-License-Identifier: Apache-2.0
/**
 * The volumes that a configuration names, and the making of new ones. Start with {@link
 * dev.vireo.agent.guest.qemu.volume.GuestVolumes}.
 */
@NullMarked
package dev.vireo.agent.guest.qemu.volume;

import org.jspecify.annotations.NullMarked;
