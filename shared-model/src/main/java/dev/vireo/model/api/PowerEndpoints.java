// SPDX-License-Identifier: Apache-2.0
package dev.vireo.model.api;

import static dev.vireo.model.api.PathParameters.NODE;
import static dev.vireo.model.option.Option.optional;
import static dev.vireo.model.option.ValueTypes.flag;
import static dev.vireo.model.option.ValueTypes.integer;
import static dev.vireo.model.option.ValueTypes.text;

import dev.vireo.model.option.Option;
import java.util.List;

/** Switching all guests of a node, or several. */
public final class PowerEndpoints {
    /** Which guests; those that start with the node, or all that run, if absent. */
    public static final Option<String> GUESTS = optional(
            "vms",
            text("[1-9][0-9]{2,8}([,; ]+[1-9][0-9]{2,8})*", "VMIDs separated by commas"),
            "Guests, all that it is about if absent");
    /** How many at once. */
    public static final Option<Long> WORKERS = optional("max-workers", integer(1, 64), "How many at once");
    /** Also those that do not start with the node. */
    public static final Option<Boolean> FORCE =
            optional("force", flag(), "Also guests that do not start with the node");
    /** Whether a guest that does not shut down in time is stopped. */
    public static final Option<Boolean> FORCE_STOP = optional(
                    "force-stop", flag(), "Stop by force what does not shut down in time")
            .withDefault(true);
    /** Seconds for each guest to shut down. */
    public static final Option<Long> SHUTDOWN_SECONDS = optional(
                    "timeout", integer(0, 7200), "Seconds for each guest to shut down")
            .withDefault(180L);

    private static final Permission RULE = Permission.rule(ExtraRule.SWITCH_GUESTS);

    /** Starts guests in their order; the answer is the task. */
    public static final Endpoint<String> START_ALL = Endpoint.post(
                    "/nodes/{node}/startall", NODE, GUESTS, FORCE, WORKERS)
            .allows(RULE, Answer.text());
    /** Shuts guests down in the reverse order; the answer is the task. */
    public static final Endpoint<String> STOP_ALL = Endpoint.post(
                    "/nodes/{node}/stopall", NODE, GUESTS, FORCE_STOP, SHUTDOWN_SECONDS, WORKERS)
            .allows(RULE, Answer.text());
    /** Holds guests in the reverse order; the answer is the task. */
    public static final Endpoint<String> SUSPEND_ALL =
            Endpoint.post("/nodes/{node}/suspendall", NODE, GUESTS, WORKERS).allows(RULE, Answer.text());

    /** All of them. */
    public static final List<Endpoint<?>> ALL = List.of(START_ALL, STOP_ALL, SUSPEND_ALL);

    private PowerEndpoints() {}
}
