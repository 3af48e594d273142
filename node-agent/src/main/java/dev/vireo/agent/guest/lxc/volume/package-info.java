// SPDX-License-Identifier: Apache-2.0
/**
 * The volumes of containers: those that a configuration names, and the making of new ones. Start with {@link
 * dev.vireo.agent.guest.lxc.volume.ContainerVolumes}.
 */
@NullMarked
package dev.vireo.agent.guest.lxc.volume;

import org.jspecify.annotations.NullMarked;
