// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.host;

import dev.vireo.model.ArchitectureException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Programs that outlive the agent: in a session of their own, writing to a file. */
public interface DetachedPrograms {
    /** How long between the first looks whether a process has ended; later ones are rarer. */
    long FIRST_POLL_MILLISECONDS = 5;
    /** How long between two looks at the most. */
    long LAST_POLL_MILLISECONDS = 20;
    /** How long a process may take to end that was killed. */
    Duration DEATH = Duration.ofSeconds(5);

    /**
     * Starts a program.
     *
     * @param output the file that its output is appended to
     * @throws IOException if it cannot be started
     */
    RunningProcess start(List<String> command, Path output) throws IOException;

    /** The process of that number, if there is one. */
    Optional<RunningProcess> find(long pid);

    /** Whether it still runs, or one of its threads does. */
    boolean isAlive(RunningProcess process);

    /**
     * Whether there is a process of its number: for looks that are many, as this one costs a tenth of {@link #isAlive}. It may
     * be another process, or one that has ended and that nobody waited for.
     */
    default boolean isThere(RunningProcess process) {
        return isAlive(process);
    }

    /** Ends it by force and does not wait for its end. Nothing is wrong if it ended already. */
    void kill(RunningProcess process);

    /**
     * Waits for its end: what it held is free then.
     *
     * @return false if the time is over first
     */
    @ArchitectureException(rule = "time", reason = "a deadline that no change of the clock moves")
    default boolean awaitEnd(RunningProcess process, Duration patience) throws InterruptedException {
        long last = System.nanoTime() + patience.toNanos();
        long pause = FIRST_POLL_MILLISECONDS;
        while (isAlive(process)) {
            if (System.nanoTime() - last > 0) {
                return false;
            }
            TimeUnit.MILLISECONDS.sleep(pause);
            pause = Math.min(2 * pause, LAST_POLL_MILLISECONDS);
        }
        return true;
    }

    /**
     * Ends it by force; when this returns, its files, sockets and addresses are free for the next one.
     *
     * @throws IOException if it stays for five seconds although it was killed
     */
    default void end(RunningProcess process) throws IOException, InterruptedException {
        kill(process);
        if (!awaitEnd(process, DEATH)) {
            throw new IOException("process " + process.pid() + " does not end although it was killed");
        }
    }
}
