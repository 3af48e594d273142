// SPDX-License-Identifier: Apache-2.0
/** Who may do what: realms, accounts, tickets, tokens, permissions. Start with {@link dev.vireo.agent.access.AccessControl}. */
@NullMarked
package dev.vireo.agent.access;

import org.jspecify.annotations.NullMarked;
