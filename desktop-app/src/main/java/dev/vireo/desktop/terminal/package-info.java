// SPDX-License-Identifier: Apache-2.0
/**
 * Text consoles: shells of nodes, serial ports of virtual machines, consoles of containers. Start with {@link
 * dev.vireo.desktop.terminal.TerminalViewModel}, which holds the session, then with {@link
 * dev.vireo.desktop.terminal.TerminalView}. What a terminal is lies in the package {@code vt}.
 */
@NullMarked
package dev.vireo.desktop.terminal;

import org.jspecify.annotations.NullMarked;
