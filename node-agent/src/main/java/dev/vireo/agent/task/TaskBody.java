// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.task;

import java.io.IOException;

/** The work of a task. */
public interface TaskBody {
    /** Does it; what it throws becomes the task's end. */
    void run(TaskContext context) throws IOException, InterruptedException;
}
