// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.guest.qemu.disk;

import dev.vireo.agent.task.TaskContext;
import dev.vireo.model.api.Arguments;
import java.io.IOException;

/** Changes a configuration, as the API's {@code config} does. */
public interface Configuring {
    /** @param arguments of that call */
    void run(Arguments arguments, TaskContext task) throws IOException, InterruptedException;
}
