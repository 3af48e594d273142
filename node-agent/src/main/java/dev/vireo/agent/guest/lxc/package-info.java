// SPDX-License-Identifier: Apache-2.0
/**
 * Containers, run by LXC's tools: what is done with them. Start with {@link dev.vireo.agent.guest.lxc.ContainerApi}, which
 * takes the calls, and {@link dev.vireo.agent.guest.lxc.CreateContainer}, which makes one.
 *
 * <p>It stands on five packages, each of which knows only those before it: {@code config}, {@code volume}, {@code setup},
 * {@code process} and {@code template}.
 */
@NullMarked
package dev.vireo.agent.guest.lxc;

import org.jspecify.annotations.NullMarked;
