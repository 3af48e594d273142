// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.connection;

import dev.vireo.desktop.client.AgentApi;
import dev.vireo.desktop.fx.Background;
import dev.vireo.desktop.inventory.Datacenter;
import dev.vireo.desktop.task.TaskItem;
import dev.vireo.desktop.task.Tasks;
import dev.vireo.model.api.Arguments;
import dev.vireo.model.api.PathParameters;
import dev.vireo.model.api.TaskEndpoints;
import dev.vireo.model.id.NodeName;
import dev.vireo.model.task.TaskEntry;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks how tasks ended that worked when last seen and that their server does not list any more: it lists only a few of those
 * that have ended, and many may end between two readings.
 */
final class UnlistedTasks {
    private static final Logger LOG = LoggerFactory.getLogger(UnlistedTasks.class);
    private static final long MOST = 1000;

    private final Datacenter datacenter;
    private final Tasks tasks;
    private final Background background;
    private final Set<String> askedFor = new HashSet<>();

    UnlistedTasks(Datacenter datacenter, Tasks tasks, Background background) {
        this.datacenter = datacenter;
        this.tasks = tasks;
        this.background = background;
    }

    /** Asks for those that are not among what the server has just listed; for each of them once. */
    void compare(List<TaskEntry> listed) {
        Set<String> there = listed.stream().map(TaskEntry::upid).collect(Collectors.toSet());
        Map<NodeName, List<TaskItem>> lost = tasks.running(datacenter).stream()
                .filter(task -> !there.contains(task.upid().toString()))
                .filter(task -> askedFor.add(task.upid().toString()))
                .collect(Collectors.groupingBy(task -> task.upid().node()));
        lost.forEach(this::ask);
        askedFor.removeAll(there);
    }

    private void ask(NodeName node, List<TaskItem> lost) {
        AgentApi api = datacenter.api();
        Set<String> wanted = lost.stream().map(task -> task.upid().toString()).collect(Collectors.toSet());
        long first = lost.stream()
                .map(task -> task.upid().start())
                .min(Instant::compareTo)
                .orElse(Instant.EPOCH)
                .getEpochSecond();
        Arguments arguments = Arguments.NONE
                .with(PathParameters.NODE, node)
                .with(TaskEndpoints.SOURCE, "all")
                .with(TaskEndpoints.SINCE, first)
                .with(TaskEndpoints.LIMIT, MOST);
        background.run(
                () -> api.call(TaskEndpoints.LIST, arguments).stream()
                        .filter(entry -> wanted.contains(entry.upid()))
                        .toList(),
                known -> tasks.apply(datacenter, known),
                failure -> {
                    LOG.debug("how some tasks ended is not known yet", failure);
                    askedFor.removeAll(wanted);
                });
    }
}
