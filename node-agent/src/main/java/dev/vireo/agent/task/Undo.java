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

    /**
     * Reverses what was not cleared; a reversal that fails is told and does not stop the others. The wish that the task
     * stops is mostly why steps are reversed, and does not cut that off.
     */
    @Override
    public void close() {
        boolean wasInterrupted = false;
        while (!steps.isEmpty()) {
            wasInterrupted |= Thread.interrupted();
            reverse(steps.pop());
        }
        if (wasInterrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void reverse(Step step) {
        try {
            step.action.run();
        } catch (RuntimeException | java.io.IOException e) {
            log.unsettled("could not undo '" + step.what + "': " + e.getMessage());
        }
    }

    /** One reversal. */
    public interface Action {
        /** Reverses a step. */
        void run() throws java.io.IOException;
    }

    private record Step(String what, Action action) {}
}
