// SPDX-License-Identifier: Apache-2.0
/**
 * Changes machines while they run. Start with {@link dev.vireo.agent.guest.qemu.hotplug.HotPlug}, which decides what of a
 * changed configuration a running machine can take.
 */
@NullMarked
package dev.vireo.agent.guest.qemu.hotplug;

import org.jspecify.annotations.NullMarked;
