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
import java.util.stream.Stream;

/** Snapshots of guests. */
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

    /** Snapshots of virtual machines. */
    public static final Methods VM = Methods.of("qemu", List.of(WITH_MEMORY));
    /** Snapshots of containers. */
    public static final Methods CONTAINER = Methods.of("lxc", List.of());

    /** All of them. */
    public static final List<Endpoint<?>> ALL =
            Stream.of(VM, CONTAINER).flatMap(methods -> methods.all().stream()).toList();

    private SnapshotEndpoints() {}

    /**
     * What can be asked about the snapshots of one kind of guest.
     *
     * @param list the snapshots, and the present guest as the last
     * @param take takes one; the answer is the task
     * @param commands what can be asked of one
     * @param read the configuration that one keeps
     * @param change changes the notes about one
     * @param rollBack goes back to one; the answer is the task
     * @param remove removes one; the answer is the task
     * @param feature whether a guest's disks can do something
     */
    public record Methods(
            Endpoint<List<SnapshotEntry>> list,
            Endpoint<String> take,
            Endpoint<List<SnapshotCommand>> commands,
            Endpoint<Map<String, Object>> read,
            Endpoint<Void> change,
            Endpoint<String> rollBack,
            Endpoint<String> remove,
            Endpoint<Feature> feature) {
        private static final Permission SEES = Permission.on("/vms/{vmid}", Privilege.VM_AUDIT);
        private static final Permission KEEPS = Permission.on("/vms/{vmid}", Privilege.VM_SNAPSHOT);
        private static final Permission GOES_BACK =
                Permission.on("/vms/{vmid}", Privilege.VM_SNAPSHOT, Privilege.VM_SNAPSHOT_ROLLBACK);
        private static final Permission READS =
                Permission.on("/vms/{vmid}", Privilege.VM_SNAPSHOT, Privilege.VM_SNAPSHOT_ROLLBACK, Privilege.VM_AUDIT);

        private static Methods of(String kind, List<Option<?>> alsoTaken) {
            String guest = "/nodes/{node}/" + kind + "/{vmid}";
            String all = guest + "/snapshot";
            String one = all + "/{snapname}";
            return new Methods(
                    Endpoint.get(all, NODE, VMID).allows(SEES, Answer.list(SnapshotEntry.class)),
                    Endpoint.post(all, NODE, VMID, SNAPSHOT, DESCRIPTION)
                            .with(new Parameters(alsoTaken, List.of()))
                            .allows(KEEPS, Answer.text()),
                    Endpoint.get(one, NODE, VMID, SNAPSHOT)
                            .allows(Permission.anyUser(), Answer.list(SnapshotCommand.class)),
                    Endpoint.get(one + "/config", NODE, VMID, SNAPSHOT).allows(READS, Answer.fields()),
                    Endpoint.put(one + "/config", NODE, VMID, SNAPSHOT, DESCRIPTION)
                            .allows(KEEPS, Answer.none()),
                    Endpoint.post(one + "/rollback", NODE, VMID, SNAPSHOT, START)
                            .allows(GOES_BACK, Answer.text()),
                    Endpoint.delete(one, NODE, VMID, SNAPSHOT, FORCE).allows(KEEPS, Answer.text()),
                    Endpoint.get(guest + "/feature", NODE, VMID, FEATURE, OF_SNAPSHOT)
                            .allows(SEES, Answer.one(Feature.class)));
        }

        List<Endpoint<?>> all() {
            return List.of(list, take, commands, read, change, rollBack, remove, feature);
        }
    }
}
