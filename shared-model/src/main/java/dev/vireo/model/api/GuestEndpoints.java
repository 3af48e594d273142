// SPDX-License-Identifier: Apache-2.0
package dev.vireo.model.api;

import static dev.vireo.model.api.PathParameters.NODE;
import static dev.vireo.model.api.PathParameters.VMID;
import static dev.vireo.model.option.Option.optional;
import static dev.vireo.model.option.Option.required;
import static dev.vireo.model.option.ValueTypes.flag;
import static dev.vireo.model.option.ValueTypes.integer;
import static dev.vireo.model.option.ValueTypes.text;

import dev.vireo.model.access.Privilege;
import dev.vireo.model.guest.GuestAnswers.PendingEntry;
import dev.vireo.model.guest.GuestAnswers.VmStatus;
import dev.vireo.model.guest.GuestAnswers.VncTicket;
import dev.vireo.model.guest.VmOptions;
import dev.vireo.model.id.StorageId;
import dev.vireo.model.option.Option;
import dev.vireo.model.option.ValueTypes;
import java.util.List;
import java.util.Map;

/** Virtual machines: their life, configuration and screens. */
public final class GuestEndpoints {
    /** Whether a new guest is started. */
    public static final Option<Boolean> START = optional("start", flag(), "Start it once it is made");
    /** Where new disks go that name no storage. */
    public static final Option<StorageId> DEFAULT_STORAGE =
            optional("storage", ValueTypes.storage(), "Storage of new disks that name none");
    /** Keys to remove. */
    public static final Option<String> DELETE =
            optional("delete", text("[a-z0-9_-]+([,; ][a-z0-9_-]+)*", "names of keys"), "Keys to remove");
    /** Keys whose waiting change is dropped. */
    public static final Option<String> REVERT =
            optional("revert", text("[a-z0-9_-]+([,; ][a-z0-9_-]+)*", "names of keys"), "Waiting changes to drop");
    /** Digest of the configuration that a change is based on. */
    public static final Option<String> DIGEST =
            optional("digest", text("[0-9a-f]{40}", "the digest that was read", 40), "Digest as read");
    /** Present values alone. */
    public static final Option<Boolean> CURRENT = optional("current", flag(), "Present values, without those that wait")
            .withDefault(false);
    /** Go on although the guest is locked; root alone. */
    public static final Option<Boolean> SKIP_LOCK = optional("skiplock", flag(), "Ignore locks (root@pam alone)");
    /** Seconds to wait. */
    public static final Option<Long> TIMEOUT = optional("timeout", integer(0), "Seconds to wait");
    /** Stop by force when the time is over. */
    public static final Option<Boolean> FORCE_STOP =
            optional("forceStop", flag(), "Stop by force when the time is over").withDefault(false);
    /** Save it on a disk. */
    public static final Option<Boolean> TO_DISK =
            optional("todisk", flag(), "Save it on a disk and end it").withDefault(false);
    /** Where it is saved. */
    public static final Option<StorageId> STATE_STORAGE =
            optional("statestorage", ValueTypes.storage(), "Storage of what is saved");
    /** Stop a shutdown that is under way first. */
    public static final Option<Boolean> OVERRULE_SHUTDOWN = optional(
                    "overrule-shutdown", flag(), "Stop a shutdown that is under way")
            .withDefault(false);
    /** Remove the guest from jobs too. */
    public static final Option<Boolean> PURGE = optional("purge", flag(), "Remove it from jobs and access lists too");
    /** Remove volumes of the guest's number that its configuration does not name. */
    public static final Option<Boolean> DESTROY_UNREFERENCED = optional(
                    "destroy-unreferenced-disks", flag(), "Remove volumes of this VMID that no key names too")
            .withDefault(false);
    /** More fields for running guests. */
    public static final Option<Boolean> FULL = optional("full", flag(), "More fields for running guests");
    /** Draw a password of its own for the screen. */
    public static final Option<Boolean> GENERATE_PASSWORD = optional(
                    "generate-password", flag(), "Draw a password instead of using the ticket")
            .withDefault(false);
    /** Whether the viewer comes by WebSocket. */
    public static final Option<Boolean> WEB_SOCKET = optional("websocket", flag(), "The viewer comes by WebSocket");
    /** Number of the way to a screen. */
    public static final Option<Long> PORT = required("port", integer(5900, 5999), "The port of vncproxy's answer");
    /** Ticket for a screen. */
    public static final Option<String> VNC_TICKET =
            required("vncticket", ValueTypes.secret(512), "The ticket of vncproxy's answer");

    private static final String ALL_GUESTS = "/nodes/{node}/qemu";
    private static final String ONE = ALL_GUESTS + "/{vmid}";
    private static final Permission SEES = Permission.on("/vms/{vmid}", Privilege.VM_AUDIT);
    private static final Permission SWITCHES = Permission.on("/vms/{vmid}", Privilege.VM_POWER_MANAGEMENT);
    private static final Permission LOOKS = Permission.on("/vms/{vmid}", Privilege.VM_CONSOLE);
    private static final Permission CONFIGURES = Permission.rule(ExtraRule.CONFIGURE_VM);
    private static final Parameters CONFIGURATION =
            new Parameters(VmOptions.SETTABLE.plain(), VmOptions.SETTABLE.families());

    /** Virtual machines of a node. */
    public static final Endpoint<List<VmStatus>> LIST = Endpoint.get(ALL_GUESTS, NODE, FULL)
            .allows(Permission.rule(ExtraRule.FILTERED_ANSWER), Answer.list(VmStatus.class));
    /** Makes a virtual machine; the answer is the task. */
    public static final Endpoint<String> CREATE_VM = Endpoint.post(ALL_GUESTS, NODE, VMID, START, DEFAULT_STORAGE)
            .with(CONFIGURATION)
            .allows(Permission.rule(ExtraRule.CREATE_VM), Answer.text());
    /** Removes a virtual machine with its disks; the answer is the task. */
    public static final Endpoint<String> DESTROY = Endpoint.delete(
                    ONE, NODE, VMID, PURGE, DESTROY_UNREFERENCED, SKIP_LOCK)
            .allows(Permission.on("/vms/{vmid}", Privilege.VM_ALLOCATE), Answer.text());
    /** The configuration. */
    public static final Endpoint<Map<String, Object>> READ_CONFIG =
            Endpoint.get(ONE + "/config", NODE, VMID, CURRENT).allows(SEES, Answer.fields());
    /** Changes the configuration at once. */
    public static final Endpoint<Void> CHANGE_CONFIG = Endpoint.put(
                    ONE + "/config", NODE, VMID, DELETE, REVERT, DIGEST, SKIP_LOCK)
            .with(CONFIGURATION)
            .allows(CONFIGURES, Answer.none());
    /** Changes the configuration by a task, the answer. */
    public static final Endpoint<String> CHANGE_CONFIG_ASYNC = Endpoint.post(
                    ONE + "/config", NODE, VMID, DELETE, REVERT, DIGEST, SKIP_LOCK)
            .with(CONFIGURATION)
            .allows(CONFIGURES, Answer.text());
    /** The configuration with what waits for a restart. */
    public static final Endpoint<List<PendingEntry>> READ_PENDING =
            Endpoint.get(ONE + "/pending", NODE, VMID).allows(SEES, Answer.list(PendingEntry.class));
    /** How it stands. */
    public static final Endpoint<VmStatus> STATUS =
            Endpoint.get(ONE + "/status/current", NODE, VMID).allows(SEES, Answer.one(VmStatus.class));
    /** Its load over time. */
    public static final Endpoint<List<Map<String, Object>>> METRICS = Endpoint.get(
                    ONE + "/rrddata", NODE, VMID, NodeEndpoints.TIMEFRAME, NodeEndpoints.CONSOLIDATION)
            .allows(SEES, Answer.points());
    /** Starts it. */
    public static final Endpoint<String> START_VM = power("start", SKIP_LOCK, TIMEOUT);
    /** Stops it at once, as if the plug was pulled. */
    public static final Endpoint<String> STOP_VM = power("stop", SKIP_LOCK, TIMEOUT, OVERRULE_SHUTDOWN);
    /** Asks the guest to shut down. */
    public static final Endpoint<String> SHUTDOWN_VM = power("shutdown", SKIP_LOCK, TIMEOUT, FORCE_STOP);
    /** Presses the reset button. */
    public static final Endpoint<String> RESET_VM = power("reset", SKIP_LOCK);
    /** Shuts it down and starts it with what waited for that. */
    public static final Endpoint<String> REBOOT_VM = power("reboot", TIMEOUT);
    /** Holds its processors, or saves it on a disk and ends it. */
    public static final Endpoint<String> SUSPEND_VM = Endpoint.post(
                    ONE + "/status/suspend", NODE, VMID, SKIP_LOCK, TO_DISK, STATE_STORAGE)
            .allows(Permission.rule(ExtraRule.SUSPEND_VM), Answer.text());
    /** Lets its processors go on. */
    public static final Endpoint<String> RESUME_VM = power("resume", SKIP_LOCK);
    /** Opens a way to its screen. */
    public static final Endpoint<VncTicket> VNC_PROXY = Endpoint.post(
                    ONE + "/vncproxy", NODE, VMID, WEB_SOCKET, GENERATE_PASSWORD)
            .allows(LOOKS, Answer.one(VncTicket.class));
    /** The way to its screen, as a WebSocket. */
    public static final Endpoint<Void> VNC_WEB_SOCKET =
            Endpoint.get(ONE + "/vncwebsocket", NODE, VMID, PORT, VNC_TICKET).allows(LOOKS, Answer.none());

    /** All of them. */
    public static final List<Endpoint<?>> ALL = List.of(
            LIST,
            CREATE_VM,
            DESTROY,
            READ_CONFIG,
            CHANGE_CONFIG,
            CHANGE_CONFIG_ASYNC,
            READ_PENDING,
            STATUS,
            METRICS,
            START_VM,
            STOP_VM,
            SHUTDOWN_VM,
            RESET_VM,
            REBOOT_VM,
            SUSPEND_VM,
            RESUME_VM,
            VNC_PROXY,
            VNC_WEB_SOCKET);

    private GuestEndpoints() {}

    private static Endpoint<String> power(String action, Option<?>... parameters) {
        return Endpoint.post(ONE + "/status/" + action, NODE, VMID)
                .with(Parameters.of(parameters))
                .allows(SWITCHES, Answer.text());
    }
}
