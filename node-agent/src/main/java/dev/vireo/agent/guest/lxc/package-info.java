// SPDX-License-Identifier: Apache-2.0
/**
 * Containers, run by LXC's tools. Start reading at {@link dev.vireo.agent.guest.lxc.ContainerRuntime}, which knows those
 * that run, and {@link dev.vireo.agent.guest.lxc.ContainerStarter}, which brings one up.
 *
 * <p>A container that runs has a directory of its own, made before anything else and removed after everything else: what
 * a crash leaves can be told from it alone.
 */
@NullMarked
package dev.vireo.agent.guest.lxc;

import org.jspecify.annotations.NullMarked;
