// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.host;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Signals to processes of the node, and which program a process runs. */
public final class ProcessSignals {
    private final ProgramRunner programs;

    /** @param programs runs {@code kill}, which knows the names of all signals */
    public ProcessSignals(ProgramRunner programs) {
        this.programs = programs;
    }

    /**
     * Sends a signal.
     *
     * @param signal its name without {@code SIG}
     */
    public void send(long pid, String signal) throws IOException, InterruptedException {
        programs.require(List.of("kill", "-s", signal, Long.toString(pid)));
    }

    /** The file name of the program that a process runs; empty if it has ended. */
    public Optional<String> program(long pid) {
        try {
            Path file = Files.readSymbolicLink(Path.of("/proc", Long.toString(pid), "exe"));
            return Optional.ofNullable(file.getFileName()).map(Path::toString);
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
