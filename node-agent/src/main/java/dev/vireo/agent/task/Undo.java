// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.task;

import java.util.ArrayDeque;
import java.util.Deque;

/** The reverse of each step made so far; run backwards when the job fails, dropped when it is committed. */
public final class Undo implements AutoCloseable {
    private final TaskLog log;
    private final Deque<Step> steps = new ArrayDeque<>();

    /** @param log where failed reversals are told */
    public Undo(TaskLog log) {
        this.log = log;
    }

    /** How to reverse the step just made. */
    public void add(String what, Action action) {
        steps.push(new Step(what, action));
    }

    /** The job is done: nothing is reversed any more. */
    public void clear() {
        steps.clear();
    }

    /** Reverses what was not cleared; a reversal that fails is told and does not stop the others. */
    @Override
    public void close() {
        while (!steps.isEmpty()) {
            Step step = steps.pop();
            try {
                step.action.run();
            } catch (RuntimeException | java.io.IOException e) {
                log.warn("could not undo '" + step.what + "': " + e.getMessage());
            }
        }
    }

    /** One reversal. */
    public interface Action {
        /** Reverses a step. */
        void run() throws java.io.IOException;
    }

    private record Step(String what, Action action) {}
}
