// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.task;

import dev.vireo.model.api.ApiException;
import dev.vireo.model.api.Arguments;
import dev.vireo.model.api.TaskEndpoints;
import dev.vireo.model.id.Principal;
import dev.vireo.model.id.TokenId;
import dev.vireo.model.id.Upid;
import dev.vireo.model.task.LogLine;
import dev.vireo.model.task.TaskEntry;
import dev.vireo.model.task.TaskStatus;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiPredicate;
import java.util.stream.Stream;

/** Answers about tasks. */
public final class TaskApi {
    private static final int RECENT = 25;

    private final Tasks tasks;
    private final BiPredicate<Principal, Upid> sees;

    /** @param sees whether somebody may see a task */
    public TaskApi(Tasks tasks, BiPredicate<Principal, Upid> sees) {
        this.tasks = tasks;
        this.sees = sees;
    }

    /** Tasks of the node that match what is asked for. */
    public List<TaskEntry> list(Principal caller, Arguments arguments) {
        String source = arguments.require(TaskEndpoints.SOURCE);
        Stream<TaskEntry> running = source.equals("archive")
                ? Stream.of()
                : tasks.running().stream().map(TaskApi::marked);
        Stream<TaskEntry> ended = source.equals("active") ? Stream.of() : tasks.ended().stream();
        long limit = arguments.require(TaskEndpoints.LIMIT);
        return Stream.concat(running, ended)
                .filter(entry -> sees.test(caller, Upid.parse(entry.upid())))
                .filter(entry -> matches(entry, arguments))
                .skip(arguments.require(TaskEndpoints.START))
                .limit(limit == 0 ? Long.MAX_VALUE : limit)
                .toList();
    }

    private static TaskEntry marked(TaskEntry entry) {
        return new TaskEntry(
                entry.upid(),
                entry.node(),
                entry.pid(),
                entry.pstart(),
                entry.starttime(),
                entry.endtime(),
                entry.type(),
                entry.id(),
                entry.user(),
                "RUNNING",
                entry.progress());
    }

    private static boolean matches(TaskEntry entry, Arguments arguments) {
        return arguments
                        .get(TaskEndpoints.VMID)
                        .map(vmid -> entry.id().equals(vmid.toString()))
                        .orElse(true)
                && arguments
                        .get(TaskEndpoints.TYPE_FILTER)
                        .map(entry.type()::equals)
                        .orElse(true)
                && arguments
                        .get(TaskEndpoints.USER_FILTER)
                        .map(entry.user()::contains)
                        .orElse(true)
                && arguments
                        .get(TaskEndpoints.SINCE)
                        .map(since -> entry.starttime() >= since)
                        .orElse(true)
                && arguments
                        .get(TaskEndpoints.UNTIL)
                        .map(until -> entry.starttime() <= until)
                        .orElse(true)
                && arguments
                        .get(TaskEndpoints.STATUS_FILTER)
                        .map(words -> hasEnd(entry, words))
                        .orElse(true)
                && (!arguments.isSet(TaskEndpoints.ERRORS) || entry.isFailed());
    }

    private static boolean hasEnd(TaskEntry entry, String words) {
        String end = entry.isRunning()
                ? "unknown"
                : entry.isFailed() ? "error" : "OK".equals(entry.status()) ? "ok" : "warning";
        return Arrays.asList(words.split("[,; ]")).contains(end);
    }

    /** Running tasks and the last that ended. */
    public List<TaskEntry> recent(Principal caller) {
        return Stream.concat(tasks.running().stream(), tasks.ended(RECENT).stream())
                .filter(entry -> sees.test(caller, Upid.parse(entry.upid())))
                .toList();
    }

    /** How a task stands. */
    public TaskStatus status(Arguments arguments) {
        TaskEntry entry = require(arguments);
        Principal owner = Principal.parse(entry.user());
        return new TaskStatus(
                entry.upid(),
                entry.node(),
                entry.pid(),
                entry.pstart(),
                entry.starttime(),
                entry.type(),
                entry.id(),
                owner.user().toString(),
                owner instanceof TokenId token ? token.name() : null,
                entry.isRunning() ? "running" : "stopped",
                entry.status());
    }

    private TaskEntry require(Arguments arguments) {
        return tasks.find(arguments.require(TaskEndpoints.UPID))
                .orElseThrow(() -> ApiException.badParameter("upid", "no such task"));
    }

    /** Lines of a task's log. */
    public List<LogLine> log(Arguments arguments) {
        require(arguments);
        return tasks.log(
                arguments.require(TaskEndpoints.UPID),
                arguments.require(TaskEndpoints.START),
                arguments.require(TaskEndpoints.LIMIT));
    }

    /** Asks a task to stop. */
    public void stop(Arguments arguments) {
        require(arguments);
        tasks.stop(arguments.require(TaskEndpoints.UPID));
    }
}
