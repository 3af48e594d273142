// SPDX-License-Identifier: Apache-2.0
/**
 * Virtual machines: what is done with them. Start with {@link dev.vireo.agent.guest.qemu.VmApi}, which takes the calls, and
 * {@link dev.vireo.agent.guest.qemu.VmStarter}, which starts one.
 *
 * <p>It stands on five packages, each of which knows only those before it: {@code qmp}, {@code capability}, {@code volume},
 * {@code command} and {@code process}. Work on one side of a machine has a package beside: {@code disk}, {@code snapshot},
 * {@code clone}, {@code hotplug}, {@code agent} and {@code cloudinit}.
 */
@NullMarked
package dev.vireo.agent.guest.qemu;

import org.jspecify.annotations.NullMarked;
