// SPDX-License-Identifier: Apache-2.0
package dev.vireo.model.api;

import static dev.vireo.model.api.PathParameters.NODE;
import static dev.vireo.model.option.Option.optional;
import static dev.vireo.model.option.Option.required;
import static dev.vireo.model.option.ValueTypes.choice;
import static dev.vireo.model.option.ValueTypes.flag;
import static dev.vireo.model.option.ValueTypes.integer;
import static dev.vireo.model.option.ValueTypes.parsed;
import static dev.vireo.model.option.ValueTypes.text;

import dev.vireo.model.id.Upid;
import dev.vireo.model.id.Vmid;
import dev.vireo.model.option.Option;
import dev.vireo.model.option.ValueTypes;
import dev.vireo.model.task.LogLine;
import dev.vireo.model.task.TaskEntry;
import dev.vireo.model.task.TaskStatus;
import java.util.List;

/** Tasks of a node. */
public final class TaskEndpoints {
    /** The task. */
    public static final Option<Upid> UPID = required("upid", parsed(Upid::parse), "Name of the task");
    /** How many entries to leave out. */
    public static final Option<Long> START =
            optional("start", integer(0), "Leave out that many").withDefault(0L);
    /** How many entries to answer. */
    public static final Option<Long> LIMIT =
            optional("limit", integer(0), "Answer at most that many").withDefault(50L);
    /** Only failed ones. */
    public static final Option<Boolean> ERRORS = optional("errors", flag(), "Only failed tasks");
    /** Running or ended ones. */
    public static final Option<String> SOURCE = optional(
                    "source", choice("archive", "active", "all"), "Ended, running or all")
            .withDefault("archive");
    /** Only of a kind. */
    public static final Option<String> TYPE_FILTER = optional("typefilter", text(), "Only this kind of task");
    /** Only of a user. */
    public static final Option<String> USER_FILTER =
            optional("userfilter", text(), "Only of users whose name contains this");
    /** Only with an end. */
    public static final Option<String> STATUS_FILTER = optional(
            "statusfilter",
            text("(ok|warning|error|unknown)([,; ](ok|warning|error|unknown))*", "ok, warning, error or unknown"),
            "Only with these ends");
    /** Only since. */
    public static final Option<Long> SINCE = optional("since", integer(), "Only since, in seconds since 1970");
    /** Only until. */
    public static final Option<Long> UNTIL = optional("until", integer(), "Only until, in seconds since 1970");
    /** Only of a guest. */
    public static final Option<Vmid> VMID = optional("vmid", ValueTypes.vmid(), "Only of this guest");

    /** Tasks of a node. */
    public static final Endpoint<List<TaskEntry>> LIST = Endpoint.get(
                    "/nodes/{node}/tasks",
                    NODE,
                    START,
                    LIMIT,
                    ERRORS,
                    SOURCE,
                    TYPE_FILTER,
                    USER_FILTER,
                    STATUS_FILTER,
                    SINCE,
                    UNTIL,
                    VMID)
            .allows(Permission.rule(ExtraRule.FILTERED_ANSWER), Answer.list(TaskEntry.class));
    /** How a task stands. */
    public static final Endpoint<TaskStatus> STATUS = Endpoint.get("/nodes/{node}/tasks/{upid}/status", NODE, UPID)
            .allows(Permission.rule(ExtraRule.READ_TASK), Answer.one(TaskStatus.class));
    /** Lines of a task's log. */
    public static final Endpoint<List<LogLine>> LOG = Endpoint.get(
                    "/nodes/{node}/tasks/{upid}/log", NODE, UPID, START, LIMIT)
            .allows(Permission.rule(ExtraRule.READ_TASK), Answer.list(LogLine.class));
    /** Stops a task. */
    public static final Endpoint<Void> STOP = Endpoint.delete("/nodes/{node}/tasks/{upid}", NODE, UPID)
            .allows(Permission.rule(ExtraRule.STOP_TASK), Answer.none());

    /** All of them. */
    public static final List<Endpoint<?>> ALL = List.of(LIST, STATUS, LOG, STOP);

    private TaskEndpoints() {}
}
