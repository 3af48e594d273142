// SPDX-License-Identifier: Apache-2.0
/**
 * What the agent inside a guest tells. Start reading at {@link dev.vireo.desktop.guest.agent.AgentCard}.
 */
@NullMarked
package dev.vireo.desktop.guest.agent;

import org.jspecify.annotations.NullMarked;
