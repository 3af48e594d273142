// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.guest.config;

import dev.vireo.desktop.client.AgentApi;
import dev.vireo.desktop.fx.Background;
import dev.vireo.desktop.fx.Cancellation;
import dev.vireo.model.InvalidValueException;
import dev.vireo.model.api.ApiException;
import dev.vireo.model.api.Arguments;
import dev.vireo.model.api.PathParameters;
import dev.vireo.model.api.TaskEndpoints;
import dev.vireo.model.id.NodeName;
import dev.vireo.model.id.Upid;
import dev.vireo.model.option.Options;
import dev.vireo.model.task.TaskStatus;
import java.time.Duration;
import java.util.function.Consumer;

/** Waits for the end of a task by asking how it stands. */
public final class TaskEnd {
    private static final Duration PERIOD = Duration.ofMillis(500);

    private final Background background;

    /** Asks beside the FX thread. */
    public TaskEnd(Background background) {
        this.background = background;
    }

    /** Calls {@code done} when the task has ended well, {@code failed} with its reason when it has not. */
    public void await(AgentApi api, NodeName node, String task, Runnable done, Consumer<Throwable> failed) {
        try {
            Arguments arguments = Arguments.of(
                    Options.EMPTY.with(PathParameters.NODE, node).with(TaskEndpoints.UPID, Upid.parse(task)));
            new Wait(api, arguments, done, failed).begin();
        } catch (InvalidValueException e) {
            // A server that names no task has made the change already.
            done.run();
        }
    }

    private final class Wait {
        private final AgentApi api;
        private final Arguments arguments;
        private final Runnable done;
        private final Consumer<Throwable> failed;
        private Cancellation ticks = Cancellation.NONE;
        private boolean asking;
        private boolean ended;

        Wait(AgentApi api, Arguments arguments, Runnable done, Consumer<Throwable> failed) {
            this.api = api;
            this.arguments = arguments;
            this.done = done;
            this.failed = failed;
        }

        void begin() {
            ask();
            if (!ended) {
                ticks = background.every(PERIOD, this::ask);
            }
        }

        private void ask() {
            if (asking || ended) {
                return;
            }
            asking = true;
            background.run(
                    () -> api.call(TaskEndpoints.STATUS, arguments),
                    this::answered,
                    // Not being told is no end: the next tick asks again.
                    reason -> asking = false);
        }

        private void answered(TaskStatus status) {
            asking = false;
            if (status.isRunning() || ended) {
                return;
            }
            ended = true;
            ticks.cancel();
            if (status.isSuccess()) {
                done.run();
            } else {
                failed.accept(ApiException.failed(String.valueOf(status.exitstatus())));
            }
        }
    }
}
