// SPDX-License-Identifier: Apache-2.0
/**
 * Shares the node's memory out among machines when it gets scarce. Start with
 * {@link dev.vireo.agent.guest.qemu.balloon.AutoBalloon}.
 */
@NullMarked
package dev.vireo.agent.guest.qemu.balloon;

import org.jspecify.annotations.NullMarked;
