// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.task;

import dev.vireo.desktop.client.AgentApi;
import dev.vireo.desktop.fx.Background;
import dev.vireo.desktop.fx.Cancellation;
import dev.vireo.model.api.Arguments;
import dev.vireo.model.api.PathParameters;
import dev.vireo.model.api.TaskEndpoints;
import dev.vireo.model.id.Upid;
import dev.vireo.model.option.Options;
import dev.vireo.model.task.TaskStatus;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** Waits for the ends of tasks by asking how they stand, as long as there is one to wait for. */
public final class TaskEnds {
    private static final Duration PERIOD = Duration.ofMillis(500);

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
     * @param ended gets its status once, when it has ended, well or not
     */
    public void follow(AgentApi api, Upid task, Consumer<TaskStatus> ended) {
        Arguments arguments = Arguments.of(
                Options.EMPTY.with(PathParameters.NODE, task.node()).with(TaskEndpoints.UPID, task));
        Wait wait = new Wait(api, arguments, ended);
        if (waits.isEmpty()) {
            ticks = background.every(PERIOD, this::look);
        }
        waits.add(wait);
        wait.ask();
    }

    private void look() {
        List.copyOf(waits).forEach(Wait::ask);
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
        private final Arguments arguments;
        private final Consumer<TaskStatus> ended;
        private boolean asking;

        Wait(AgentApi api, Arguments arguments, Consumer<TaskStatus> ended) {
            this.api = api;
            this.arguments = arguments;
            this.ended = ended;
        }

        void ask() {
            if (!asking) {
                asking = true;
                background.run(
                        () -> api.call(TaskEndpoints.STATUS, arguments),
                        this::answered,
                        // Not being told is no end: the next look asks again.
                        reason -> asking = false);
            }
        }

        private void answered(TaskStatus status) {
            asking = false;
            if (!status.isRunning()) {
                end(this);
                ended.accept(status);
            }
        }
    }
}
