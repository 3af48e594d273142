// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.task;

/** Where a task says what it does. */
public interface TaskLog {
    /** Adds a line. */
    void line(String text);

    /** Adds a line of something that should be looked at; the task ends as {@code WARNINGS: N}. */
    void warn(String text);

    /**
     * Adds a line of something that is left half done: a warning, and the task's intents stay for the agent's next start,
     * which settles it.
     */
    default void unsettled(String text) {
        warn(text);
    }

    /** Tells how much is done, from 0 to 1. */
    void progress(double share);
}
