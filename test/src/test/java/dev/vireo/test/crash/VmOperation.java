// SPDX-License-Identifier: Apache-2.0
package dev.vireo.test.crash;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;

/**
 * Work on one virtual machine that its agent, its QEMU or a program of the agent may die in. All of it can be done again
 * and again.
 *
 * @param name what it is called in reports
 * @param runsOn whether the machine runs before, and after whatever happens to the agent
 * @param prepare makes the machine, and starts it if need be
 * @param work asks for the work; the answer is a task or nothing
 * @param isWhole fails if what is there after a death is neither all nor nothing of it
 * @param reset makes it possible once more
 */
record VmOperation(String name, boolean runsOn, Step prepare, Work work, Step isWhole, Step reset) {
    /** Nothing is to be done. */
    static final Step NOTHING = machine -> {};

    /** Something done with a machine. */
    interface Step {
        /** Does it. */
        void run(Machine machine) throws IOException;
    }

    /** Something asked for. */
    interface Work {
        /** Asks for it and answers what the agent answers. */
        JsonNode start(Machine machine) throws IOException;
    }

    /** Does it undisturbed. */
    void finish(Machine machine) throws IOException {
        machine.succeed(work.start(machine));
    }

    @Override
    public String toString() {
        return name;
    }
}
