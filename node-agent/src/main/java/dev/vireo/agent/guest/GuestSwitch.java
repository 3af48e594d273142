// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.guest;

import dev.vireo.agent.task.TaskContext;
import dev.vireo.model.id.Vmid;
import java.io.IOException;
import java.util.List;

/** Switches guests of one kind on and off. */
public interface GuestSwitch {
    /** All guests of the kind on this node. */
    List<Guest> guests();

    /** Whether a guest runs. */
    boolean isRunning(Vmid vmid);

    /** Starts one that does not run. */
    void start(Vmid vmid, TaskContext task) throws IOException, InterruptedException;

    /**
     * Asks one to shut down and waits for it.
     *
     * @param seconds how long
     * @param thenForce whether it is stopped if it takes longer
     */
    void shutDown(Vmid vmid, long seconds, boolean thenForce, TaskContext task)
            throws IOException, InterruptedException;

    /** Holds one that runs. */
    void hold(Vmid vmid, TaskContext task) throws IOException, InterruptedException;
}
