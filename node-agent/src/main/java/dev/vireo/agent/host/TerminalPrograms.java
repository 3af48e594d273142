// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.host;

import java.io.IOException;
import java.util.List;

/** Runs programs on a terminal of their own. */
@FunctionalInterface
public interface TerminalPrograms {
    /**
     * Starts a program, which gets a hang-up when its line is closed.
     *
     * @param command the program and its arguments
     * @throws IOException if it cannot be started
     */
    TerminalLine start(List<String> command, WindowSize size) throws IOException;
}
