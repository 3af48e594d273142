// SPDX-License-Identifier: Apache-2.0
package dev.vireo.model.api;

import static dev.vireo.model.api.PathParameters.NODE;
import static dev.vireo.model.option.Option.optional;
import static dev.vireo.model.option.Option.required;
import static dev.vireo.model.option.ValueTypes.choice;
import static dev.vireo.model.option.ValueTypes.integer;
import static dev.vireo.model.option.ValueTypes.text;

import dev.vireo.model.access.Privilege;
import dev.vireo.model.node.SystemAnswers.Dns;
import dev.vireo.model.node.SystemAnswers.HostsFile;
import dev.vireo.model.node.SystemAnswers.NodeTime;
import dev.vireo.model.option.Option;
import java.util.List;
import java.util.Map;

/** A node's clock, names, notes and power. */
public final class SystemEndpoints {
    /** Name of a time zone. */
    public static final Option<String> TIME_ZONE =
            required("timezone", text("[A-Za-z0-9_+/-]{1,64}", "a time zone such as Europe/Berlin"), "Time zone");
    /** Domain that short names are looked up in. */
    public static final Option<String> SEARCH_DOMAIN = required(
            "search",
            text("[A-Za-z0-9.-]+( +[A-Za-z0-9.-]+)*|", "a domain such as example.org"),
            "Domain that short names are looked up in");
    /** First server. */
    public static final Option<String> DNS_1 = server("dns1");
    /** Second server. */
    public static final Option<String> DNS_2 = server("dns2");
    /** Third server. */
    public static final Option<String> DNS_3 = server("dns3");
    /** Whole text of a file. */
    public static final Option<String> HOSTS = required("data", text(), "Whole text of the file");
    /** What the file had when it was read. */
    public static final Option<String> HOSTS_DIGEST =
            optional("digest", text(64), "Digest of the text that was changed; refused when it has changed since");
    /** What is done to the node. */
    public static final Option<String> POWER_COMMAND =
            required("command", choice("reboot", "shutdown"), "What is done; guests are shut down first");
    /** Notes. */
    public static final Option<String> DESCRIPTION = optional("description", text(65536), "Notes about the node");
    /** Address of the card that wakes the node. */
    public static final Option<String> WAKE_ON_LAN = optional(
            "wakeonlan",
            text(
                    "(mac=)?[0-9A-Fa-f]{2}(:[0-9A-Fa-f]{2}){5}"
                            + "(,bind-interface=[A-Za-z][A-Za-z0-9_.-]{1,14}|,broadcast-address=[0-9.]{7,15}){0,2}",
                    "a MAC address such as 02:00:00:00:00:01"),
            "MAC address of the card that wakes the node");
    /** Seconds before guests start with the node. */
    public static final Option<Long> START_DELAY = optional(
                    "startall-onboot-delay", integer(0, 300), "Seconds to wait before guests start with the node")
            .withDefault(0L);
    /** Keys that are removed. */
    public static final Option<String> DELETED = optional("delete", text(), "Settings that are removed");
    /** What the configuration had when it was read. */
    public static final Option<String> CONFIG_DIGEST =
            optional("digest", text(40), "Digest of what was changed; refused when it has changed since");
    /** One setting alone. */
    public static final Option<String> PROPERTY = optional(
            "property",
            choice(
                    "acme",
                    "acmedomain0",
                    "acmedomain1",
                    "acmedomain2",
                    "acmedomain3",
                    "acmedomain4",
                    "acmedomain5",
                    "ballooning-target",
                    "description",
                    "startall-onboot-delay",
                    "wakeonlan"),
            "One setting alone");

    private static final Permission AUDIT = Permission.on("/nodes/{node}", Privilege.SYS_AUDIT);
    private static final Permission MODIFY = Permission.on("/nodes/{node}", Privilege.SYS_MODIFY);
    private static final Permission POWER_RIGHT = Permission.on("/nodes/{node}", Privilege.SYS_POWER_MANAGEMENT);

    /** Clock and time zone. */
    public static final Endpoint<NodeTime> TIME =
            Endpoint.get("/nodes/{node}/time", NODE).allows(AUDIT, Answer.one(NodeTime.class));
    /** Sets the time zone. */
    public static final Endpoint<Void> SET_TIME_ZONE =
            Endpoint.put("/nodes/{node}/time", NODE, TIME_ZONE).allows(MODIFY, Answer.none());
    /** Name servers. */
    public static final Endpoint<Dns> READ_DNS =
            Endpoint.get("/nodes/{node}/dns", NODE).allows(AUDIT, Answer.one(Dns.class));
    /** Sets the name servers: those that are not given are removed. */
    public static final Endpoint<Void> WRITE_DNS = Endpoint.put(
                    "/nodes/{node}/dns", NODE, SEARCH_DOMAIN, DNS_1, DNS_2, DNS_3)
            .allows(MODIFY, Answer.none());
    /** The file of names and addresses. */
    public static final Endpoint<HostsFile> READ_HOSTS = Endpoint.get("/nodes/{node}/hosts", NODE)
            .allows(Permission.on("/", Privilege.SYS_AUDIT), Answer.one(HostsFile.class));
    /** Replaces the file of names and addresses. */
    public static final Endpoint<Void> WRITE_HOSTS =
            Endpoint.post("/nodes/{node}/hosts", NODE, HOSTS, HOSTS_DIGEST).allows(MODIFY, Answer.none());
    /** Reboots or switches off; guests are shut down first. */
    public static final Endpoint<Void> POWER =
            Endpoint.post("/nodes/{node}/status", NODE, POWER_COMMAND).allows(POWER_RIGHT, Answer.none());
    /** Wakes a node by a packet on the network; the answer is the MAC address. Any other node sends it. */
    public static final Endpoint<String> WAKE = Endpoint.post("/nodes/{node}/wakeonlan", NODE)
            .allows(POWER_RIGHT, Answer.text())
            .anywhere();
    /** Notes and other settings. */
    public static final Endpoint<Map<String, Object>> READ_CONFIG = Endpoint.get("/nodes/{node}/config", NODE, PROPERTY)
            .allows(Permission.on("/", Privilege.SYS_AUDIT), Answer.fields());
    /** Changes notes and other settings. */
    public static final Endpoint<Void> WRITE_CONFIG = Endpoint.put(
                    "/nodes/{node}/config", NODE, DESCRIPTION, WAKE_ON_LAN, START_DELAY, DELETED, CONFIG_DIGEST)
            .allows(Permission.on("/", Privilege.SYS_MODIFY), Answer.none());

    /** All of them. */
    public static final List<Endpoint<?>> ALL = List.of(
            TIME, SET_TIME_ZONE, READ_DNS, WRITE_DNS, READ_HOSTS, WRITE_HOSTS, POWER, WAKE, READ_CONFIG, WRITE_CONFIG);

    private static Option<String> server(String name) {
        return optional(name, text("[0-9A-Fa-f:.]{2,45}", "an IP address"), "Address of a name server");
    }

    private SystemEndpoints() {}
}
