// SPDX-License-Identifier: Apache-2.0
/** What the agent's event stream carries. Start with {@link dev.vireo.model.event.Event}. */
@NullMarked
package dev.vireo.model.event;

import org.jspecify.annotations.NullMarked;
