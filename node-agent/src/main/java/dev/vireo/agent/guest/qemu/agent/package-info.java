// SPDX-License-Identifier: Apache-2.0
/**
 * Speaks with the guest agent, the program inside a guest that does what the node asks it to. A guest may answer
 * anything, late or not at all: every call has a limit of time and of size. Start with
 * {@link dev.vireo.agent.guest.qemu.agent.GuestAgentClient}.
 */
@NullMarked
package dev.vireo.agent.guest.qemu.agent;

import org.jspecify.annotations.NullMarked;
