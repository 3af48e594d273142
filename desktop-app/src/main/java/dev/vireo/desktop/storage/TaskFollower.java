// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.storage;

import dev.vireo.desktop.client.AgentApi;
import dev.vireo.desktop.fx.Background;
import dev.vireo.model.api.Arguments;
import dev.vireo.model.api.PathParameters;
import dev.vireo.model.api.TaskEndpoints;
import dev.vireo.model.id.NodeName;
import dev.vireo.model.id.Upid;
import dev.vireo.model.option.Options;
import dev.vireo.model.task.TaskStatus;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** Waits for the ends of tasks that were begun here. */
final class TaskFollower {
    private final AgentApi api;
    private final Background background;
    private final NodeName node;
    private final Consumer<TaskStatus> ended;
    private final Set<Upid> followed = new LinkedHashSet<>();
    private final Set<Upid> asked = new LinkedHashSet<>();

    TaskFollower(AgentApi api, Background background, NodeName node, Consumer<TaskStatus> ended) {
        this.api = api;
        this.background = background;
        this.node = node;
        this.ended = ended;
    }

    /** Begins to follow a task. */
    void follow(Upid task) {
        followed.add(task);
        look();
    }

    /** Asks how the tasks stand; a question that is not answered yet is not asked again. */
    void look() {
        for (Upid task : List.copyOf(followed)) {
            if (asked.add(task)) {
                ask(task);
            }
        }
    }

    private void ask(Upid task) {
        Arguments arguments =
                Arguments.of(Options.EMPTY.with(PathParameters.NODE, node).with(TaskEndpoints.UPID, task));
        background.run(
                () -> api.call(TaskEndpoints.STATUS, arguments),
                status -> {
                    asked.remove(task);
                    if (!status.isRunning() && followed.remove(task)) {
                        ended.accept(status);
                    }
                },
                // Not being told is no end: the next look asks again.
                reason -> asked.remove(task));
    }
}
