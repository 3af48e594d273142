// SPDX-License-Identifier: Apache-2.0
package dev.vireo.model.api;

import static dev.vireo.model.api.PathParameters.NODE;
import static dev.vireo.model.api.PathParameters.VMID;
import static dev.vireo.model.option.Option.optional;
import static dev.vireo.model.option.Option.required;
import static dev.vireo.model.option.ValueTypes.choice;
import static dev.vireo.model.option.ValueTypes.dnsName;
import static dev.vireo.model.option.ValueTypes.flag;
import static dev.vireo.model.option.ValueTypes.integer;
import static dev.vireo.model.option.ValueTypes.text;

import dev.vireo.model.access.Privilege;
import dev.vireo.model.id.NodeName;
import dev.vireo.model.id.StorageId;
import dev.vireo.model.id.Vmid;
import dev.vireo.model.option.Option;
import dev.vireo.model.option.ValueTypes;
import java.util.List;
import java.util.Map;

/** What is done with a whole virtual machine or one of its disks: snapshots, clones, templates, moves. */
public final class OperationEndpoints {
    /** Name of a snapshot. */
    public static final Option<String> SNAPSHOT = required(
            "snapname",
            text("(?i)(?!(current|pending)$)[a-z][a-z0-9_-]{1,39}", "a name of 2 to 40 letters, digits, _ and -", 40),
            "Name of the snapshot");
    /** Snapshot that a clone is made of. */
    public static final Option<String> FROM_SNAPSHOT = optional("snapname", SNAPSHOT.type(), "Snapshot to be cloned");
    /** Notes about a snapshot or a guest. */
    public static final Option<String> DESCRIPTION = optional("description", text(8192), "Notes");
    /** Whether a snapshot keeps the memory. */
    public static final Option<Boolean> WITH_MEMORY = optional("vmstate", flag(), "Keep the memory too");
    /** Whether a guest is started after it was rolled back. */
    public static final Option<Boolean> START =
            optional("start", flag(), "Start it afterwards").withDefault(false);
    /** Go on although a part cannot be removed. */
    public static final Option<Boolean> FORCE = optional("force", flag(), "Go on although a part cannot be removed");
    /** Number of a clone. */
    public static final Option<Vmid> NEW_VMID = required("newid", ValueTypes.vmid(), "Number of the clone");
    /** Name of a clone. */
    public static final Option<String> NAME = optional("name", dnsName(), "Name of the clone");
    /** Whether disks are copied. */
    public static final Option<Boolean> FULL = optional("full", flag(), "Copy the disks");
    /** Storage that disks go to. */
    public static final Option<StorageId> TARGET_STORAGE =
            optional("storage", ValueTypes.storage(), "Storage that disks go to");
    /** Node that a clone goes to. */
    public static final Option<NodeName> TARGET_NODE = optional("target", ValueTypes.node(), "Node of the clone");
    /** Image format of copies. */
    public static final Option<String> FORMAT =
            optional("format", choice("raw", "qcow2", "vmdk"), "Image format of the copy");
    /** Most KiB a second that are copied. */
    public static final Option<Long> BANDWIDTH_LIMIT = optional("bwlimit", integer(0), "Most KiB a second");
    /** A disk's key. */
    public static final Option<String> DISK = required(
            "disk",
            text("(ide|sata|scsi|virtio|unused)\\d{1,3}|efidisk0|tpmstate0", "a disk such as scsi0"),
            "The disk");
    /** A new size, or how much is added. */
    public static final Option<String> SIZE = required(
            "size", text("\\+?\\d+(\\.\\d+)?[KMGT]?", "a size such as 32G, or +8G for 8 GiB more"), "The new size");
    /** Whether the moved disk's old volume is removed. */
    public static final Option<Boolean> DELETE_SOURCE =
            optional("delete", flag(), "Remove the old volume").withDefault(false);
    /** Guest that gets the disk. */
    public static final Option<Vmid> TARGET_VMID = optional("target-vmid", ValueTypes.vmid(), "Guest that gets it");
    /** Key of the disk there. */
    public static final Option<String> TARGET_DISK = optional("target-disk", DISK.type(), "Its key there");
    /** Digest that the change is based on. */
    public static final Option<String> DIGEST = GuestEndpoints.DIGEST;
    /** Disks to take away. */
    public static final Option<String> DISKS =
            required("idlist", text("[a-z0-9]+([,; ][a-z0-9]+)*", "disks such as unused0"), "Disks to take away");
    /** Whether the guest's memory is written to a storage. */
    public static final Option<Boolean> TO_DISK =
            optional("todisk", flag(), "Write the memory to a storage").withDefault(false);
    /** Storage for the memory. */
    public static final Option<StorageId> STATE_STORAGE =
            optional("statestorage", ValueTypes.storage(), "Storage for the memory");

    private static final String ONE = "/nodes/{node}/qemu/{vmid}";
    private static final String ONE_SNAPSHOT = ONE + "/snapshot/{snapname}";
    private static final Permission SEES = Permission.on("/vms/{vmid}", Privilege.VM_AUDIT);
    private static final Permission KEEPS = Permission.on("/vms/{vmid}", Privilege.VM_SNAPSHOT);
    private static final Permission SHAPES = Permission.on("/vms/{vmid}", Privilege.VM_CONFIG_DISK);

    /** Snapshots, and what is now. */
    public static final Endpoint<List<Map<String, Object>>> LIST_SNAPSHOTS =
            Endpoint.get(ONE + "/snapshot", NODE, VMID).allows(SEES, Answer.points());
    /** Takes a snapshot; the answer is the task. */
    public static final Endpoint<String> TAKE_SNAPSHOT = Endpoint.post(
                    ONE + "/snapshot", NODE, VMID, SNAPSHOT, DESCRIPTION, WITH_MEMORY)
            .allows(KEEPS, Answer.text());
    /** Changes a snapshot's notes. */
    public static final Endpoint<Void> CHANGE_SNAPSHOT = Endpoint.put(
                    ONE_SNAPSHOT + "/config", NODE, VMID, SNAPSHOT, DESCRIPTION)
            .allows(KEEPS, Answer.none());
    /** Goes back to a snapshot; the answer is the task. */
    public static final Endpoint<String> ROLL_BACK = Endpoint.post(
                    ONE_SNAPSHOT + "/rollback", NODE, VMID, SNAPSHOT, START)
            .allows(Permission.on("/vms/{vmid}", Privilege.VM_SNAPSHOT, Privilege.VM_SNAPSHOT_ROLLBACK), Answer.text());
    /** Removes a snapshot; the answer is the task. */
    public static final Endpoint<String> REMOVE_SNAPSHOT =
            Endpoint.delete(ONE_SNAPSHOT, NODE, VMID, SNAPSHOT, FORCE).allows(KEEPS, Answer.text());
    /** Makes a clone; the answer is the task. */
    public static final Endpoint<String> CLONE = Endpoint.post(
                    ONE + "/clone", NODE, VMID, NEW_VMID, NAME, DESCRIPTION, FULL, FROM_SNAPSHOT)
            .with(Parameters.of(TARGET_STORAGE, TARGET_NODE, FORMAT, BANDWIDTH_LIMIT))
            .allows(Permission.on("/vms/{vmid}", Privilege.VM_CLONE), Answer.text());
    /** Makes it a template; the answer is the task. */
    public static final Endpoint<String> MAKE_TEMPLATE = Endpoint.post(ONE + "/template", NODE, VMID)
            .allows(Permission.on("/vms/{vmid}", Privilege.VM_ALLOCATE), Answer.text());
    /** Enlarges a disk; the answer is the task. */
    public static final Endpoint<String> RESIZE =
            Endpoint.put(ONE + "/resize", NODE, VMID, DISK, SIZE, DIGEST).allows(SHAPES, Answer.text());
    /** Moves a disk to another storage, format or guest; the answer is the task. */
    public static final Endpoint<String> MOVE_DISK = Endpoint.post(
                    ONE + "/move_disk", NODE, VMID, DISK, TARGET_STORAGE, FORMAT, DELETE_SOURCE)
            .with(Parameters.of(BANDWIDTH_LIMIT, DIGEST, TARGET_VMID, TARGET_DISK))
            .allows(SHAPES, Answer.text());
    /** Takes disks off, or removes volumes that are off already. */
    public static final Endpoint<Void> UNLINK =
            Endpoint.put(ONE + "/unlink", NODE, VMID, DISKS, FORCE).allows(SHAPES, Answer.none());
    /** Writes the memory to a storage and stops; the answer is the task. */
    public static final Endpoint<String> HIBERNATE = Endpoint.post(
                    ONE + "/status/suspend", NODE, VMID, TO_DISK, STATE_STORAGE)
            .allows(Permission.on("/vms/{vmid}", Privilege.VM_POWER_MANAGEMENT), Answer.text());
    /** Addresses that the guest's agent tells. */
    public static final Endpoint<Map<String, Object>> AGENT_ADDRESSES = agent("network-get-interfaces");
    /** Name that the guest gives itself. */
    public static final Endpoint<Map<String, Object>> AGENT_HOST_NAME = agent("get-host-name");
    /** Operating system that the guest's agent tells. */
    public static final Endpoint<Map<String, Object>> AGENT_SYSTEM = agent("get-osinfo");
    /** File systems that the guest's agent tells. */
    public static final Endpoint<Map<String, Object>> AGENT_FILE_SYSTEMS = agent("get-fsinfo");

    private OperationEndpoints() {}

    private static Endpoint<Map<String, Object>> agent(String question) {
        return Endpoint.get(ONE + "/agent/" + question, NODE, VMID).allows(SEES, Answer.fields());
    }
}
