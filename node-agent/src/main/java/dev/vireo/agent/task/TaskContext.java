// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.task;

import dev.vireo.model.api.ApiException;
import dev.vireo.model.id.Upid;
import java.util.Map;

/** What a running task has: its name, its log, its intents, and the wish of others that it stops. */
public final class TaskContext implements TaskLog {
    private final Upid upid;
    private final TaskLogFile log;
    private final NodeDatabase database;
    private final StepListener steps;
    private volatile boolean cancelled;
    private volatile double progress = -1;
    private int warnings;
    private boolean isUnsettled;

    TaskContext(Upid upid, TaskLogFile log, NodeDatabase database, StepListener steps) {
        this.upid = upid;
        this.log = log;
        this.database = database;
        this.steps = steps;
    }

    /** The task's name. */
    public Upid upid() {
        return upid;
    }

    @Override
    public void line(String text) {
        log.append(text);
    }

    @Override
    public void warn(String text) {
        warnings++;
        log.append("WARNING: " + text);
    }

    @Override
    public void unsettled(String text) {
        isUnsettled = true;
        warn(text);
    }

    /** Whether something is left for the agent's next start. */
    boolean isUnsettled() {
        return isUnsettled;
    }

    @Override
    public void progress(double share) {
        progress = Math.max(0, Math.min(1, share));
    }

    /** How much is done from 0 to 1, or below 0 if the task does not know. */
    double progress() {
        return progress;
    }

    int warnings() {
        return warnings;
    }

    /** Writes down what follows, before its first side effect; the agent's next start sweeps it if it is cut off. */
    public Intent intend(String kind, Map<String, String> details) {
        return database.addIntent(upid, kind, details);
    }

    /** What was intended is done or undone. */
    public void fulfil(Intent intent) {
        database.removeIntent(intent);
    }

    /** Tells that a step is about to be made, or was made. */
    public void step(String name) {
        steps.reached(name);
    }

    /** The listener of steps, for parts that make several. */
    public StepListener steps() {
        return steps;
    }

    void cancel() {
        cancelled = true;
    }

    /** Whether somebody wishes the task to stop. */
    public boolean isCancelled() {
        return cancelled || Thread.currentThread().isInterrupted();
    }

    /** Ends the task if somebody wishes it to stop: for places where nothing is half done. */
    public void checkCancelled() {
        if (isCancelled()) {
            throw ApiException.failed("received interrupt");
        }
    }
}
