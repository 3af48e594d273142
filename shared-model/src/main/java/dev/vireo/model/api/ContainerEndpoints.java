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
import dev.vireo.model.guest.ContainerAnswers.ContainerInterface;
import dev.vireo.model.guest.ContainerAnswers.CtStatus;
import dev.vireo.model.guest.CtOptions;
import dev.vireo.model.guest.GuestAnswers.PendingEntry;
import dev.vireo.model.id.SnapshotName;
import dev.vireo.model.id.StorageId;
import dev.vireo.model.option.Option;
import dev.vireo.model.option.ValueTypes;
import java.util.List;
import java.util.Map;

/** Containers: their life and configuration. */
public final class ContainerEndpoints {
    /** The archive that the container's root is filled with. */
    public static final Option<String> TEMPLATE = required(
            "ostemplate",
            text("[A-Za-z][^,\\p{C}]{2,254}", "a volume such as local:vztmpl/NAME.tar.zst", 255),
            "Template archive");
    /** Password of the container's root. */
    public static final Option<String> PASSWORD =
            optional("password", new ContainerPasswordType(), "Password of root in the container");
    /** Public keys of the container's root, one a line. */
    public static final Option<String> SSH_KEYS =
            optional("ssh-public-keys", new PublicKeysType(), "SSH keys of root in the container, one a line");
    /** Where new volumes go that name no storage. */
    public static final Option<StorageId> DEFAULT_STORAGE = optional(
                    "storage", ValueTypes.storage(), "Storage of new volumes that name none")
            .withDefault(StorageId.parse("local"));
    /** Whether it is started once it is made. */
    public static final Option<Boolean> START =
            optional("start", flag(), "Start it once it is made").withDefault(false);
    /** The snapshot whose configuration is read. */
    public static final Option<SnapshotName> OF_SNAPSHOT =
            optional("snapshot", ValueTypes.snapshot(), "Configuration that a snapshot keeps");
    /** Whether a container that runs is stopped first. */
    public static final Option<Boolean> FORCE =
            optional("force", flag(), "Stop it first if it runs").withDefault(false);
    /** Whether it is taken out of jobs too. */
    public static final Option<Boolean> PURGE = optional("purge", flag(), "Remove it from jobs and access lists too")
            .withDefault(false);
    /** Whether volumes of its number go that no key names. */
    public static final Option<Boolean> DESTROY_UNREFERENCED =
            optional("destroy-unreferenced-disks", flag(), "Remove volumes of this VMID that no key names too");
    /** Seconds that a shutdown may take. */
    public static final Option<Long> SHUTDOWN_SECONDS =
            optional("timeout", integer(0), "Seconds to wait").withDefault(60L);
    /** Whether all that happens at the start is written down. */
    public static final Option<Boolean> DEBUG = optional("debug", flag(), "Write down all that happens at the start")
            .withDefault(false);

    private static final String ALL_CONTAINERS = "/nodes/{node}/lxc";
    private static final String ONE = ALL_CONTAINERS + "/{vmid}";
    private static final Permission SEES = Permission.on("/vms/{vmid}", Privilege.VM_AUDIT);
    private static final Permission SWITCHES = Permission.on("/vms/{vmid}", Privilege.VM_POWER_MANAGEMENT);
    private static final Parameters CONFIGURATION =
            new Parameters(CtOptions.SETTABLE.plain(), CtOptions.SETTABLE.families());

    /** Containers of a node. */
    public static final Endpoint<List<CtStatus>> LIST = Endpoint.get(ALL_CONTAINERS, NODE)
            .allows(Permission.rule(ExtraRule.FILTERED_ANSWER), Answer.list(CtStatus.class));
    /** Makes a container; the answer is the task. */
    public static final Endpoint<String> CREATE_CT = Endpoint.post(
                    ALL_CONTAINERS, NODE, VMID, TEMPLATE, PASSWORD, SSH_KEYS, DEFAULT_STORAGE, START)
            .with(CONFIGURATION)
            .allows(Permission.rule(ExtraRule.CREATE_CT), Answer.text());
    /** Removes a container with its volumes; the answer is the task. */
    public static final Endpoint<String> DESTROY = Endpoint.delete(ONE, NODE, VMID, FORCE, PURGE, DESTROY_UNREFERENCED)
            .allows(Permission.on("/vms/{vmid}", Privilege.VM_ALLOCATE), Answer.text());
    /** The configuration. */
    public static final Endpoint<Map<String, Object>> READ_CONFIG = Endpoint.get(
                    ONE + "/config", NODE, VMID, GuestEndpoints.CURRENT, OF_SNAPSHOT)
            .allows(SEES, Answer.fields());
    /** Changes the configuration. */
    public static final Endpoint<Void> CHANGE_CONFIG = Endpoint.put(
                    ONE + "/config", NODE, VMID, GuestEndpoints.DELETE, GuestEndpoints.REVERT, GuestEndpoints.DIGEST)
            .with(CONFIGURATION)
            .allows(Permission.rule(ExtraRule.CONFIGURE_CT), Answer.none());
    /** The configuration with what waits for a restart. */
    public static final Endpoint<List<PendingEntry>> READ_PENDING =
            Endpoint.get(ONE + "/pending", NODE, VMID).allows(SEES, Answer.list(PendingEntry.class));
    /** How it stands. */
    public static final Endpoint<CtStatus> STATUS =
            Endpoint.get(ONE + "/status/current", NODE, VMID).allows(SEES, Answer.one(CtStatus.class));
    /** Network interfaces inside it, while it runs. */
    public static final Endpoint<List<ContainerInterface>> INTERFACES =
            Endpoint.get(ONE + "/interfaces", NODE, VMID).allows(SEES, Answer.list(ContainerInterface.class));
    /** Its load over time. */
    public static final Endpoint<List<Map<String, Object>>> METRICS = Endpoint.get(
                    ONE + "/rrddata", NODE, VMID, NodeEndpoints.TIMEFRAME, NodeEndpoints.CONSOLIDATION)
            .allows(SEES, Answer.points());
    /** Starts it. */
    public static final Endpoint<String> START_CT = power("start", GuestEndpoints.SKIP_LOCK, DEBUG);
    /** Stops it at once, as if the plug was pulled. */
    public static final Endpoint<String> STOP_CT =
            power("stop", GuestEndpoints.SKIP_LOCK, GuestEndpoints.OVERRULE_SHUTDOWN);
    /** Asks it to shut down. */
    public static final Endpoint<String> SHUTDOWN_CT = power("shutdown", SHUTDOWN_SECONDS, GuestEndpoints.FORCE_STOP);
    /** Shuts it down and starts it with what waited for that. */
    public static final Endpoint<String> REBOOT_CT = power("reboot", GuestEndpoints.TIMEOUT);
    /** Holds its processes. */
    public static final Endpoint<String> SUSPEND_CT = power("suspend");
    /** Lets its processes go on. */
    public static final Endpoint<String> RESUME_CT = power("resume");

    /** All of them. */
    public static final List<Endpoint<?>> ALL = List.of(
            LIST,
            CREATE_CT,
            DESTROY,
            READ_CONFIG,
            CHANGE_CONFIG,
            READ_PENDING,
            STATUS,
            INTERFACES,
            METRICS,
            START_CT,
            STOP_CT,
            SHUTDOWN_CT,
            REBOOT_CT,
            SUSPEND_CT,
            RESUME_CT);

    private ContainerEndpoints() {}

    private static Endpoint<String> power(String action, Option<?>... parameters) {
        return Endpoint.post(ONE + "/status/" + action, NODE, VMID)
                .with(Parameters.of(parameters))
                .allows(SWITCHES, Answer.text());
    }
}
