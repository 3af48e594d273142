// SPDX-License-Identifier: Apache-2.0
/**
 * Containers that run: brought up, found again, spoken to, ended. Start with {@link
 * dev.vireo.agent.guest.lxc.process.ContainerRuntime}, which knows those that run, and {@link
 * dev.vireo.agent.guest.lxc.process.ContainerStarter}, which brings one up.
 *
 * <p>A container that runs has a directory of its own, made before anything else and removed after everything else: what
 * a crash leaves can be told from it alone.
 */
@NullMarked
package dev.vireo.agent.guest.lxc.process;

import org.jspecify.annotations.NullMarked;
