// SPDX-License-Identifier: Apache-2.0
/** Speaks to one server: login, calls, uploads, events and screens. Start with {@link dev.vireo.desktop.client.AgentApi}. */
@NullMarked
package dev.vireo.desktop.client;

import org.jspecify.annotations.NullMarked;
