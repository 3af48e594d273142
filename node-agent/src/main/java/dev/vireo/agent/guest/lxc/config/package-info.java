// SPDX-License-Identifier: Apache-2.0
/**
 * Turns a container into the text of its LXC configuration, and touches nothing but what it asks of the node: start with
 * {@link dev.vireo.agent.guest.lxc.config.LxcConfig}.
 */
@NullMarked
package dev.vireo.agent.guest.lxc.config;

import org.jspecify.annotations.NullMarked;
