// SPDX-License-Identifier: Apache-2.0
package dev.vireo.model.api;

import static dev.vireo.model.api.PathParameters.NODE;
import static dev.vireo.model.api.PathParameters.VMID;

import dev.vireo.model.access.Privilege;
import dev.vireo.model.guest.SnapshotAnswers.Feature;
import dev.vireo.model.guest.SnapshotAnswers.SnapshotCommand;
import dev.vireo.model.guest.SnapshotAnswers.SnapshotEntry;
import java.util.List;
import java.util.Map;

/** Snapshots of containers. */
public final class ContainerSnapshotEndpoints {
    private static final String ONE = "/nodes/{node}/lxc/{vmid}";
    private static final String ALL_SNAPSHOTS = ONE + "/snapshot";
    private static final String ONE_SNAPSHOT = ALL_SNAPSHOTS + "/{snapname}";
    private static final Permission SEES = Permission.on("/vms/{vmid}", Privilege.VM_AUDIT);
    private static final Permission KEEPS = Permission.on("/vms/{vmid}", Privilege.VM_SNAPSHOT);
    private static final Permission GOES_BACK =
            Permission.on("/vms/{vmid}", Privilege.VM_SNAPSHOT, Privilege.VM_SNAPSHOT_ROLLBACK);
    private static final Permission READS =
            Permission.on("/vms/{vmid}", Privilege.VM_SNAPSHOT, Privilege.VM_SNAPSHOT_ROLLBACK, Privilege.VM_AUDIT);

    /** The snapshots, and the present container as the last. */
    public static final Endpoint<List<SnapshotEntry>> LIST_SNAPSHOTS =
            Endpoint.get(ALL_SNAPSHOTS, NODE, VMID).allows(SEES, Answer.list(SnapshotEntry.class));
    /** Takes one; the answer is the task. */
    public static final Endpoint<String> TAKE_SNAPSHOT = Endpoint.post(
                    ALL_SNAPSHOTS, NODE, VMID, SnapshotEndpoints.SNAPSHOT, SnapshotEndpoints.DESCRIPTION)
            .allows(KEEPS, Answer.text());
    /** What can be asked of one. */
    public static final Endpoint<List<SnapshotCommand>> SNAPSHOT_COMMANDS = Endpoint.get(
                    ONE_SNAPSHOT, NODE, VMID, SnapshotEndpoints.SNAPSHOT)
            .allows(Permission.anyUser(), Answer.list(SnapshotCommand.class));
    /** The configuration that one keeps. */
    public static final Endpoint<Map<String, Object>> READ_SNAPSHOT = Endpoint.get(
                    ONE_SNAPSHOT + "/config", NODE, VMID, SnapshotEndpoints.SNAPSHOT)
            .allows(READS, Answer.fields());
    /** Changes the notes about one. */
    public static final Endpoint<Void> CHANGE_SNAPSHOT = Endpoint.put(
                    ONE_SNAPSHOT + "/config", NODE, VMID, SnapshotEndpoints.SNAPSHOT, SnapshotEndpoints.DESCRIPTION)
            .allows(KEEPS, Answer.none());
    /** Goes back to one; the answer is the task. */
    public static final Endpoint<String> ROLL_BACK = Endpoint.post(
                    ONE_SNAPSHOT + "/rollback", NODE, VMID, SnapshotEndpoints.SNAPSHOT, SnapshotEndpoints.START)
            .allows(GOES_BACK, Answer.text());
    /** Removes one; the answer is the task. */
    public static final Endpoint<String> REMOVE_SNAPSHOT = Endpoint.delete(
                    ONE_SNAPSHOT, NODE, VMID, SnapshotEndpoints.SNAPSHOT, SnapshotEndpoints.FORCE)
            .allows(KEEPS, Answer.text());
    /** Whether a container's volumes can do something. */
    public static final Endpoint<Feature> HAS_FEATURE = Endpoint.get(
                    ONE + "/feature", NODE, VMID, SnapshotEndpoints.FEATURE, SnapshotEndpoints.OF_SNAPSHOT)
            .allows(SEES, Answer.one(Feature.class));

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

    private ContainerSnapshotEndpoints() {}
}
