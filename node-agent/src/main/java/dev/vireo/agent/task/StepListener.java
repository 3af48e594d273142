// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.task;

/** Hears of each step of a task that changes something outside the agent's memory. */
public interface StepListener {
    /** Nobody listens. */
    StepListener NONE = step -> {};

    /** A step is about to be made, or was made. */
    void reached(String step);
}
