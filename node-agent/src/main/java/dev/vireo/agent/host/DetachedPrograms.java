// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.host;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Programs that outlive the agent: in a session of their own, writing to a file. */
public interface DetachedPrograms {
    /**
     * Starts a program.
     *
     * @param output the file that its output is appended to
     * @throws IOException if it cannot be started
     */
    RunningProcess start(List<String> command, Path output) throws IOException;

    /** The process of that number, if there is one. */
    Optional<RunningProcess> find(long pid);

    /** Whether it still runs. */
    boolean isAlive(RunningProcess process);

    /** Ends it by force. Nothing is wrong if it ended already. */
    void kill(RunningProcess process);
}
