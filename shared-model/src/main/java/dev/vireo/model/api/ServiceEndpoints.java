// SPDX-License-Identifier: Apache-2.0
package dev.vireo.model.api;

import static dev.vireo.model.api.PathParameters.NODE;
import static dev.vireo.model.option.Option.required;
import static dev.vireo.model.option.ValueTypes.choice;

import dev.vireo.model.access.Privilege;
import dev.vireo.model.node.SystemAnswers.Service;
import dev.vireo.model.option.Option;
import java.util.List;
import java.util.Map;

/** The system services of a node that matter for it. */
public final class ServiceEndpoints {
    /** The service that the agent itself runs as; the dialect has none of that name. */
    public static final String AGENT = "vireo-agent";
    /** The service. */
    public static final Option<String> SERVICE = required(
            "service",
            choice(
                    "chrony",
                    "corosync",
                    "cron",
                    "ksmtuned",
                    "lxcfs",
                    "postfix",
                    "proxmox-firewall",
                    "pve-cluster",
                    "pve-firewall",
                    "pve-ha-crm",
                    "pve-ha-lrm",
                    "pve-lxc-syscalld",
                    "pvedaemon",
                    "pvefw-logger",
                    "pveproxy",
                    "pvescheduler",
                    "pvestatd",
                    "qmeventd",
                    "spiceproxy",
                    "sshd",
                    "syslog",
                    "systemd-journald",
                    "systemd-timesyncd",
                    AGENT),
            "Service");

    private static final String BASE = "/nodes/{node}/services";
    private static final String ONE = BASE + "/{service}";
    private static final Permission AUDIT = Permission.on("/nodes/{node}", Privilege.SYS_AUDIT);
    private static final Permission MODIFY = Permission.on("/nodes/{node}", Privilege.SYS_MODIFY);

    /** Services that the node has. */
    public static final Endpoint<List<Service>> LIST =
            Endpoint.get(BASE, NODE).allows(AUDIT, Answer.list(Service.class));
    /** What can be asked about one. */
    public static final Endpoint<List<Map<String, Object>>> INDEX =
            Endpoint.get(ONE, NODE, SERVICE).allows(AUDIT, Answer.points());
    /** How one stands. */
    public static final Endpoint<Service> STATE =
            Endpoint.get(ONE + "/state", NODE, SERVICE).allows(AUDIT, Answer.one(Service.class));
    /** Starts one; the answer is the task. */
    public static final Endpoint<String> START = action("start");
    /** Stops one; the answer is the task. */
    public static final Endpoint<String> STOP = action("stop");
    /** Ends one and starts it again; the answer is the task. */
    public static final Endpoint<String> RESTART = action("restart");
    /** Lets one read its configuration anew; the answer is the task. */
    public static final Endpoint<String> RELOAD = action("reload");

    /** All of them. */
    public static final List<Endpoint<?>> ALL = List.of(LIST, INDEX, STATE, START, STOP, RESTART, RELOAD);

    private static Endpoint<String> action(String name) {
        return Endpoint.post(ONE + "/" + name, NODE, SERVICE).allows(MODIFY, Answer.text());
    }

    private ServiceEndpoints() {}
}
