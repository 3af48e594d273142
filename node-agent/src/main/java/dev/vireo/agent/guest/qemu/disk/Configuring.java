// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.guest.qemu.disk;

import dev.vireo.agent.task.TaskContext;
import dev.vireo.model.api.Arguments;
import java.io.IOException;

/** Changes a configuration, as the API's {@code config} does. */
public interface Configuring {
    /**
     * Makes the change, or throws why it cannot be made.
     *
     * @param arguments of that call
     */
    void run(Arguments arguments, TaskContext task) throws IOException, InterruptedException;
}
