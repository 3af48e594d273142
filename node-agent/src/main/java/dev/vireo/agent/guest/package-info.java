// SPDX-License-Identifier: Apache-2.0
/** What guests of every kind have: configuration files, locks, numbers. Start with {@link dev.vireo.agent.guest.GuestStore}. */
@NullMarked
package dev.vireo.agent.guest;

import org.jspecify.annotations.NullMarked;
