// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.host;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/** Runs programs of the host and waits for them. Arguments are lists, never text for a shell. */
public interface ProgramRunner {
    /**
     * Runs a program to its end.
     *
     * @param command the program and its arguments
     * @throws IOException if it cannot be started
     */
    ProgramResult run(List<String> command, RunLimits limits) throws IOException, InterruptedException;

    /**
     * Runs a program to its end and tells meanwhile what it prints. An interrupt ends the program.
     *
     * @param command the program and its arguments
     * @param printed is given what was printed since it was told last, in pieces that may end anywhere
     * @throws IOException if it cannot be started
     */
    default ProgramResult run(List<String> command, RunLimits limits, Consumer<String> printed)
            throws IOException, InterruptedException {
        ProgramResult result = run(command, limits);
        printed.accept(result.output());
        return result;
    }

    /**
     * Runs a program to its end that reads a file as its input. The file is opened by the agent: the program needs no right
     * to find it.
     *
     * @param command the program and its arguments
     * @throws IOException if it cannot be started, or the file cannot be read
     */
    default ProgramResult run(List<String> command, Path input, RunLimits limits)
            throws IOException, InterruptedException {
        throw new UnsupportedOperationException("this runner gives programs no input");
    }

    /**
     * Runs a program that answers at once and has to end well.
     *
     * @return what it printed
     * @throws IOException naming the command and its reason if it did not end well
     */
    default String require(List<String> command) throws IOException, InterruptedException {
        ProgramResult result = run(command, RunLimits.QUICK);
        if (!result.isSuccess()) {
            throw new IOException("'" + String.join(" ", command) + "' failed: " + result.reason());
        }
        return result.output();
    }
}
