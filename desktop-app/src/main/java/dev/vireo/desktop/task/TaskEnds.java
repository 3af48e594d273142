// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.task;

import dev.vireo.desktop.client.AgentApi;
import dev.vireo.desktop.fx.Background;
import dev.vireo.desktop.fx.Cancellation;
import dev.vireo.desktop.fx.Failures;
import dev.vireo.model.api.ApiException;
import dev.vireo.model.api.Arguments;
import dev.vireo.model.api.PathParameters;
import dev.vireo.model.api.TaskEndpoints;
import dev.vireo.model.id.Upid;
import dev.vireo.model.task.TaskStatus;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** Waits for the ends of tasks by asking how they stand, as long as there is one to wait for. */
public final class TaskEnds {
    private static final Duration PERIOD = Duration.ofMillis(500);
    /** Periods without a question, at most, after one that was not answered: half a minute. */
    private static final int LONGEST_PAUSE = 60;
    /** Failures in a row after which nobody knows of the task. */
    private static final int MOST_FAILURES = 5;

    private final Background background;
    private final Set<Wait> waits = new LinkedHashSet<>();
    private Cancellation ticks = Cancellation.NONE;

    /** Asks with that background. */
    public TaskEnds(Background background) {
        this.background = background;
    }

    /**
     * Follows a task.
     *
     * @param ended gets its status once, when it has ended, well or not; where the server refuses to tell that, the status
     *     says why
     */
    public void follow(AgentApi api, Upid task, Consumer<TaskStatus> ended) {
        Wait wait = new Wait(api, task, ended);
        if (waits.isEmpty()) {
            ticks = background.every(PERIOD, this::look);
        }
        waits.add(wait);
        wait.ask();
    }

    private void look() {
        List.copyOf(waits).forEach(Wait::look);
    }

    private void end(Wait wait) {
        waits.remove(wait);
        if (waits.isEmpty()) {
            ticks.cancel();
        }
    }

    /** One task; a question that is not answered yet is not asked again. */
    private final class Wait {
        private final AgentApi api;
        private final Upid task;
        private final Consumer<TaskStatus> ended;
        private boolean asking;
        private int refusals;
        private int pause;

        Wait(AgentApi api, Upid task, Consumer<TaskStatus> ended) {
            this.api = api;
            this.task = task;
            this.ended = ended;
        }

        void look() {
            if (pause > 0) {
                pause--;
            } else if (!asking) {
                ask();
            }
        }

        void ask() {
            asking = true;
            Arguments arguments =
                    Arguments.NONE.with(PathParameters.NODE, task.node()).with(TaskEndpoints.UPID, task);
            background.run(() -> api.call(TaskEndpoints.STATUS, arguments), this::answered, this::refused);
        }

        private void answered(TaskStatus status) {
            asking = false;
            refusals = 0;
            if (!status.isRunning()) {
                end(this);
                ended.accept(status);
            }
        }

        /** A server that does not answer now may do so later; one that says no, or fails again and again, never tells. */
        private void refused(Throwable reason) {
            asking = false;
            refusals++;
            pause = Math.min(LONGEST_PAUSE, 1 << Math.min(refusals, 16));
            if (isFinal(reason)) {
                end(this);
                ended.accept(untold(Failures.words(reason)));
            }
        }

        private boolean isFinal(Throwable reason) {
            if (!(reason instanceof ApiException refusal)) {
                return true;
            }
            return switch (refusal.kind()) {
                case NODE_UNREACHABLE -> false;
                case FAILED -> refusals > MOST_FAILURES;
                case BAD_PARAMETER, NOT_LOGGED_IN, FORBIDDEN, UNKNOWN_METHOD, UNKNOWN_CONTENT -> true;
            };
        }

        private TaskStatus untold(String reason) {
            return new TaskStatus(
                    task.toString(),
                    task.node().name(),
                    task.pid(),
                    task.processStart(),
                    task.start().getEpochSecond(),
                    task.type(),
                    task.id(),
                    task.owner().toString(),
                    null,
                    "stopped",
                    reason);
        }
    }
}
