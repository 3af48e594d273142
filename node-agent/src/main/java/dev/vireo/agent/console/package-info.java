// SPDX-License-Identifier: Apache-2.0
/**
 * Ways to the screens and text consoles of guests and of the node. Start with {@link
 * dev.vireo.agent.console.ConsoleDoor}, where viewers come in; {@link dev.vireo.agent.console.VncConsole} opens ways to
 * screens, and {@link dev.vireo.agent.console.Terminals} those to text consoles.
 */
@NullMarked
package dev.vireo.agent.console;

import org.jspecify.annotations.NullMarked;
