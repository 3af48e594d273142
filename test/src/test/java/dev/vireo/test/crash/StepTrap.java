// SPDX-License-Identifier: Apache-2.0
package dev.vireo.test.crash;

import dev.vireo.agent.task.StepListener;
import java.util.ArrayList;
import java.util.List;

/** Does something at one of the steps that an agent goes through, and knows all of them. */
final class StepTrap implements StepListener {
    private final List<String> steps = new ArrayList<>();
    private Runnable trap = () -> {};
    private int last;

    /**
     * Counts anew.
     *
     * @param step at which that is done, counted from 1; 0 for none
     */
    synchronized void set(int step, Runnable what) {
        steps.clear();
        last = step;
        trap = what;
    }

    /** The steps since it was set. */
    synchronized List<String> steps() {
        return List.copyOf(steps);
    }

    @Override
    public void reached(String step) {
        if (isLast(step)) {
            trap.run();
        }
    }

    private synchronized boolean isLast(String step) {
        steps.add(step);
        return steps.size() == last;
    }
}
