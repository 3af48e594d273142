// SPDX-License-Identifier: Apache-2.0
package dev.vireo.model.api;

import static dev.vireo.model.api.PathParameters.NODE;
import static dev.vireo.model.option.Option.optional;
import static dev.vireo.model.option.ValueTypes.integer;
import static dev.vireo.model.option.ValueTypes.text;

import dev.vireo.model.access.Privilege;
import dev.vireo.model.option.Option;
import dev.vireo.model.task.LogLine;
import java.util.List;

/** The log of a node's system. */
public final class LogEndpoints {
    /** Most lines that are answered. */
    public static final Option<Long> LIMIT = optional("limit", integer(0), "Most lines that are answered");
    /** First line. */
    public static final Option<Long> START = optional("start", integer(0), "Number of the first line, from 0");
    /** Lines of one service alone. */
    public static final Option<String> SERVICE =
            optional("service", text("[A-Za-z0-9@_.:-]+", "name of a service", 128), "Lines of one service alone");
    /** From then on. */
    public static final Option<String> SINCE = moment("since", "From then on");
    /** Up to then. */
    public static final Option<String> UNTIL = moment("until", "Up to then");
    /** Last lines alone. */
    public static final Option<Long> LAST = optional("lastentries", integer(0), "Only that many of the last lines");
    /** From then on, in seconds. */
    public static final Option<Long> SINCE_SECONDS = optional("since", integer(0), "From then on, seconds since 1970");
    /** Up to then, in seconds. */
    public static final Option<Long> UNTIL_SECONDS = optional("until", integer(0), "Up to then, seconds since 1970");
    /** From that place on. */
    public static final Option<String> START_CURSOR = cursor("startcursor", "From that place on");
    /** Up to that place. */
    public static final Option<String> END_CURSOR = cursor("endcursor", "Up to that place");

    private static final Permission MAY = Permission.on("/nodes/{node}", Privilege.SYS_SYSLOG);

    /** Numbered lines. */
    public static final Endpoint<List<LogLine>> SYSLOG = Endpoint.get(
                    "/nodes/{node}/syslog", NODE, LIMIT, START, SERVICE, SINCE, UNTIL)
            .allows(MAY, Answer.list(LogLine.class));
    /** Lines between the cursors of the first and the last, which the answer begins and ends with. */
    public static final Endpoint<List<String>> JOURNAL = Endpoint.get(
                    "/nodes/{node}/journal", NODE, LAST, SINCE_SECONDS, UNTIL_SECONDS, START_CURSOR, END_CURSOR)
            .allows(MAY, Answer.list(String.class));

    /** All of them. */
    public static final List<Endpoint<?>> ALL = List.of(SYSLOG, JOURNAL);

    private static Option<String> moment(String name, String description) {
        return optional(
                name,
                text(
                        "[0-9]{4}-[0-9]{2}-[0-9]{2}( [0-9]{2}:[0-9]{2}(:[0-9]{2})?)?",
                        "a time such as 2026-01-31 or 2026-01-31 14:30"),
                description);
    }

    private static Option<String> cursor(String name, String description) {
        return optional(name, text("[A-Za-z0-9=;]+", "a cursor that an earlier answer had"), description);
    }

    private LogEndpoints() {}
}
