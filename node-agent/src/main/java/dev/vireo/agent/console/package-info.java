// SPDX-License-Identifier: Apache-2.0
/** Ways to the screens of guests. Start with {@link dev.vireo.agent.console.VncConsole}. */
@NullMarked
package dev.vireo.agent.console;

import org.jspecify.annotations.NullMarked;
