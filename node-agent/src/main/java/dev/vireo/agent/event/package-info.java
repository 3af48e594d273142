// SPDX-License-Identifier: Apache-2.0
/** What changed, for everyone who shows it. Start with {@link dev.vireo.agent.event.EventBus}. */
@NullMarked
package dev.vireo.agent.event;

import org.jspecify.annotations.NullMarked;
