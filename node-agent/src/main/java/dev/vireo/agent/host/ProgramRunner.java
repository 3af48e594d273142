// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.host;

import java.io.IOException;
import java.util.List;

/** Runs programs of the host and waits for them. Arguments are lists, never text for a shell. */
public interface ProgramRunner {
    /**
     * Runs a program to its end.
     *
     * @param command the program and its arguments
     * @throws IOException if it cannot be started
     */
    ProgramResult run(List<String> command, RunLimits limits) throws IOException, InterruptedException;
}
