// SPDX-License-Identifier: Apache-2.0
package dev.vireo.model.api;

import static dev.vireo.model.api.PathParameters.NODE;
import static dev.vireo.model.api.PathParameters.VMID;
import static dev.vireo.model.option.Option.optional;
import static dev.vireo.model.option.Option.required;
import static dev.vireo.model.option.ValueTypes.choice;
import static dev.vireo.model.option.ValueTypes.flag;
import static dev.vireo.model.option.ValueTypes.text;

import dev.vireo.model.access.Privilege;
import dev.vireo.model.guest.SnapshotAnswers.Feature;
import dev.vireo.model.guest.SnapshotAnswers.SnapshotCommand;
import dev.vireo.model.guest.SnapshotAnswers.SnapshotEntry;
import dev.vireo.model.id.SnapshotName;
import dev.vireo.model.option.Option;
import dev.vireo.model.option.ValueTypes;
import java.util.List;
import java.util.Map;

/** Snapshots of virtual machines. */
public final class SnapshotEndpoints {
    /** The snapshot. */
    public static final Option<SnapshotName> SNAPSHOT =
            required("snapname", ValueTypes.snapshot(), "Name of the snapshot");
    /** The snapshot that is asked about; the present machine if none. */
    public static final Option<SnapshotName> OF_SNAPSHOT =
            optional("snapname", ValueTypes.snapshot(), "Snapshot instead of the present machine");
    /** Notes about it. */
    public static final Option<String> DESCRIPTION = optional("description", text(), "Notes about the snapshot");
    /** Whether the memory of a running machine is kept too. */
    public static final Option<Boolean> WITH_MEMORY = optional("vmstate", flag(), "Keep the memory too");
    /** Whether the machine is started after it was rolled back. */
    public static final Option<Boolean> START =
            optional("start", flag(), "Start it afterwards").withDefault(false);
    /** Remove it from the configuration although a disk's part can't be removed. */
    public static final Option<Boolean> FORCE =
            optional("force", flag(), "Forget it although a disk's part can't be removed");
    /** What a guest is asked to be able to do. */
    public static final Option<String> FEATURE =
            required("feature", choice("snapshot", "clone", "copy"), "What its disks can do");

    private static final String ONE = "/nodes/{node}/qemu/{vmid}";
    private static final String ALL_SNAPSHOTS = ONE + "/snapshot";
    private static final String ONE_SNAPSHOT = ALL_SNAPSHOTS + "/{snapname}";
    private static final Permission SEES = Permission.on("/vms/{vmid}", Privilege.VM_AUDIT);
    private static final Permission KEEPS = Permission.on("/vms/{vmid}", Privilege.VM_SNAPSHOT);
    private static final Permission GOES_BACK =
            Permission.on("/vms/{vmid}", Privilege.VM_SNAPSHOT, Privilege.VM_SNAPSHOT_ROLLBACK);
    private static final Permission READS =
            Permission.on("/vms/{vmid}", Privilege.VM_SNAPSHOT, Privilege.VM_SNAPSHOT_ROLLBACK, Privilege.VM_AUDIT);

    /** The snapshots, and the present machine as the last. */
    public static final Endpoint<List<SnapshotEntry>> LIST_SNAPSHOTS =
            Endpoint.get(ALL_SNAPSHOTS, NODE, VMID).allows(SEES, Answer.list(SnapshotEntry.class));
    /** Takes one; the answer is the task. */
    public static final Endpoint<String> TAKE_SNAPSHOT = Endpoint.post(
                    ALL_SNAPSHOTS, NODE, VMID, SNAPSHOT, DESCRIPTION, WITH_MEMORY)
            .allows(KEEPS, Answer.text());
    /** What can be asked of one. */
    public static final Endpoint<List<SnapshotCommand>> SNAPSHOT_COMMANDS = Endpoint.get(
                    ONE_SNAPSHOT, NODE, VMID, SNAPSHOT)
            .allows(Permission.anyUser(), Answer.list(SnapshotCommand.class));
    /** The configuration that one keeps. */
    public static final Endpoint<Map<String, Object>> READ_SNAPSHOT =
            Endpoint.get(ONE_SNAPSHOT + "/config", NODE, VMID, SNAPSHOT).allows(READS, Answer.fields());
    /** Changes the notes about one. */
    public static final Endpoint<Void> CHANGE_SNAPSHOT = Endpoint.put(
                    ONE_SNAPSHOT + "/config", NODE, VMID, SNAPSHOT, DESCRIPTION)
            .allows(KEEPS, Answer.none());
    /** Goes back to one; the answer is the task. */
    public static final Endpoint<String> ROLL_BACK = Endpoint.post(
                    ONE_SNAPSHOT + "/rollback", NODE, VMID, SNAPSHOT, START)
            .allows(GOES_BACK, Answer.text());
    /** Removes one; the answer is the task. */
    public static final Endpoint<String> REMOVE_SNAPSHOT =
            Endpoint.delete(ONE_SNAPSHOT, NODE, VMID, SNAPSHOT, FORCE).allows(KEEPS, Answer.text());
    /** Whether a guest's disks can do something. */
    public static final Endpoint<Feature> HAS_FEATURE =
            Endpoint.get(ONE + "/feature", NODE, VMID, FEATURE, OF_SNAPSHOT).allows(SEES, Answer.one(Feature.class));

    /** All of them. */
    public static final List<Endpoint<?>> ALL = List.of(
            LIST_SNAPSHOTS,
            TAKE_SNAPSHOT,
            SNAPSHOT_COMMANDS,
            READ_SNAPSHOT,
            CHANGE_SNAPSHOT,
            ROLL_BACK,
            REMOVE_SNAPSHOT,
            HAS_FEATURE);

    private SnapshotEndpoints() {}
}
