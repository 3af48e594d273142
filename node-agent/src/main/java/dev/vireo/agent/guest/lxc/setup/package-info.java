// SPDX-License-Identifier: Apache-2.0
/**
 * The system inside a container: its names, resolver, network, accounts, terminals and time zone. Start with {@link
 * dev.vireo.agent.guest.lxc.setup.GuestSetup}. All files go through {@code GuestTree}, so that no link of the container leads
 * anything out of it; what is text and what is set in it is pure and tested by trees.
 */
@NullMarked
package dev.vireo.agent.guest.lxc.setup;

import org.jspecify.annotations.NullMarked;
