// SPDX-License-Identifier: Apache-2.0
package dev.vireo.model.api;

import static dev.vireo.model.api.PathParameters.NODE;
import static dev.vireo.model.option.Option.optional;
import static dev.vireo.model.option.Option.required;
import static dev.vireo.model.option.ValueTypes.flag;
import static dev.vireo.model.option.ValueTypes.integer;
import static dev.vireo.model.option.ValueTypes.text;

import dev.vireo.model.access.Privilege;
import dev.vireo.model.node.NetworkAnswers.PendingNetwork;
import dev.vireo.model.node.NetworkOptions;
import dev.vireo.model.option.Option;
import java.util.List;
import java.util.Map;

/**
 * How a node's network is set up. Changes wait until they are applied; then they have to be confirmed, or the node goes
 * back to what was before: a mistake must not cut it off. The list of interfaces is {@link NodeEndpoints#LIST_INTERFACES}.
 */
public final class NetworkEndpoints {
    /** What servers that go back by themselves say of themselves. */
    public static final String CAPABILITY = "network-rollback";
    /** Routing daemons. */
    public static final Option<Boolean> REGENERATE_ROUTING = optional(
                    "regenerate-frr", flag(), "Has no effect: there is no routing daemon")
            .withDefault(false);
    /** Settings that are removed. */
    public static final Option<String> DELETED = optional("delete", text(), "Settings that are removed");
    /** How long the confirmation may take. */
    public static final Option<Long> SECONDS = optional(
                    "seconds", integer(10, 600), "Seconds after which the node goes back if nobody confirms")
            .withDefault(90L);
    /** Address of a NAT bridge. */
    public static final Option<String> NAT_ADDRESS = required(
            "cidr",
            text("[0-9.]{7,15}/[0-9]{1,2}", "the bridge's address such as 10.10.10.1/24"),
            "Address of the bridge, which is the gateway of its guests");
    /** First address given out. */
    public static final Option<String> DHCP_FIRST = address("dhcp-first", "First address given out by DHCP");
    /** Last address given out. */
    public static final Option<String> DHCP_LAST = address("dhcp-last", "Last address given out by DHCP");

    private static final String BASE = "/nodes/{node}/network";
    private static final String OURS = "/vireo/nodes/{node}/network";
    private static final Permission AUDIT = Permission.on("/nodes/{node}", Privilege.SYS_AUDIT);
    private static final Permission MODIFY = Permission.on("/nodes/{node}", Privilege.SYS_MODIFY);

    /** How one interface is set up. */
    public static final Endpoint<Map<String, Object>> READ =
            Endpoint.get(BASE + "/{iface}", NODE, NetworkOptions.INTERFACE).allows(AUDIT, Answer.fields());
    /** Adds an interface; it waits to be applied. */
    public static final Endpoint<Void> CREATE =
            Endpoint.post(BASE, NODE).with(NetworkOptions.ALL).allows(MODIFY, Answer.none());
    /** Sets an interface up anew; it waits to be applied. */
    public static final Endpoint<Void> UPDATE = Endpoint.put(BASE + "/{iface}", NODE, DELETED)
            .with(NetworkOptions.ALL)
            .allows(MODIFY, Answer.none());
    /** Removes an interface; it waits to be applied. */
    public static final Endpoint<Void> REMOVE =
            Endpoint.delete(BASE + "/{iface}", NODE, NetworkOptions.INTERFACE).allows(MODIFY, Answer.none());
    /** Applies what waits; the answer is the task, which ends when it is confirmed or taken back. */
    public static final Endpoint<String> APPLY =
            Endpoint.put(BASE, NODE, REGENERATE_ROUTING).allows(MODIFY, Answer.text());
    /** Forgets what waits. */
    public static final Endpoint<Void> REVERT = Endpoint.delete(BASE, NODE).allows(MODIFY, Answer.none());

    /** What waits to be applied or confirmed. Beyond the dialect. */
    public static final Endpoint<PendingNetwork> PENDING =
            Endpoint.get(OURS + "/pending", NODE).allows(AUDIT, Answer.one(PendingNetwork.class));
    /** Applies what waits, with a time of its own to confirm it; the answer is the task. Beyond the dialect. */
    public static final Endpoint<String> APPLY_FOR =
            Endpoint.post(OURS + "/apply", NODE, SECONDS).allows(MODIFY, Answer.text());
    /** Keeps what was applied. Beyond the dialect. */
    public static final Endpoint<Void> CONFIRM =
            Endpoint.post(OURS + "/confirm", NODE).allows(MODIFY, Answer.none());
    /** Goes back at once to what was before it was applied. Beyond the dialect. */
    public static final Endpoint<Void> ROLL_BACK =
            Endpoint.post(OURS + "/rollback", NODE).allows(MODIFY, Answer.none());
    /** Adds a bridge whose guests get addresses by DHCP and go out as the node; it waits. Beyond the dialect. */
    public static final Endpoint<Void> CREATE_NAT = Endpoint.post(
                    OURS + "/nat", NODE, NetworkOptions.INTERFACE, NAT_ADDRESS, DHCP_FIRST, DHCP_LAST)
            .allows(MODIFY, Answer.none());

    /** All of them. */
    public static final List<Endpoint<?>> ALL =
            List.of(READ, CREATE, UPDATE, REMOVE, APPLY, REVERT, PENDING, APPLY_FOR, CONFIRM, ROLL_BACK, CREATE_NAT);

    private static Option<String> address(String name, String description) {
        return optional(name, text("[0-9.]{7,15}", "an IPv4 address"), description);
    }

    private NetworkEndpoints() {}
}
