// SPDX-License-Identifier: Apache-2.0
package dev.vireo.model.api;

import static dev.vireo.model.api.PathParameters.NODE;
import static dev.vireo.model.api.PathParameters.VMID;
import static dev.vireo.model.option.Option.optional;
import static dev.vireo.model.option.Option.required;
import static dev.vireo.model.option.ValueTypes.choice;
import static dev.vireo.model.option.ValueTypes.flag;
import static dev.vireo.model.option.ValueTypes.integer;
import static dev.vireo.model.option.ValueTypes.text;

import dev.vireo.model.access.Privilege;
import dev.vireo.model.guest.VmOptions;
import dev.vireo.model.id.StorageId;
import dev.vireo.model.id.Vmid;
import dev.vireo.model.option.Option;
import dev.vireo.model.option.OptionFamily;
import dev.vireo.model.option.ValueTypes;
import dev.vireo.model.storage.RescanAnswer;
import java.util.ArrayList;
import java.util.List;

/** What happens to the disks of virtual machines: growing, moving, removing, finding. */
public final class DiskEndpoints {
    /** Keys that may hold a disk in use. */
    public static final List<String> ATTACHED_KEYS = attachedKeys();
    /** Keys that may hold a volume of the guest's, detached ones among them. */
    public static final List<String> ALL_KEYS = allKeys();

    /** The disk that grows. */
    public static final Option<String> ATTACHED_DISK =
            required("disk", choice(ATTACHED_KEYS.toArray(new String[0])), "Key of the disk");
    /** Size that it gets; what is to be added after a plus sign. */
    public static final Option<String> SIZE = required(
            "size",
            text("\\+?\\d+(\\.\\d+)?[KMGT]?", "a size such as 32G, or +4G for 4 GiB more"),
            "New size, or what is added with a plus sign");
    /** The disk that moves. */
    public static final Option<String> DISK =
            required("disk", choice(ALL_KEYS.toArray(new String[0])), "Key of the disk");
    /** Where it goes; where it is, if not given. */
    public static final Option<StorageId> STORAGE =
            optional("storage", ValueTypes.storage(), "Storage that it goes to");
    /** Its new format; the present one if not given. */
    public static final Option<String> FORMAT =
            optional("format", choice("raw", "qcow2", "vmdk"), "Format that it gets");
    /** Whether the volume that it had is removed. */
    public static final Option<Boolean> DELETE =
            optional("delete", flag(), "Remove the volume that it had").withDefault(false);
    /** Limit of throughput in KiB a second; 0 for none. */
    public static final Option<Long> BANDWIDTH_LIMIT =
            optional("bwlimit", integer(0), "Limit of throughput in KiB/s; 0 for none");
    /** The guest that gets the disk. */
    public static final Option<Vmid> TARGET_VMID =
            optional("target-vmid", ValueTypes.vmid(), "Guest that gets the disk");
    /** The key that it gets there. */
    public static final Option<String> TARGET_DISK =
            optional("target-disk", choice(ALL_KEYS.toArray(new String[0])), "Key that the disk gets there");
    /** Digest of that guest's configuration. */
    public static final Option<String> TARGET_DIGEST = optional(
            "target-digest", text("[0-9a-f]{40}", "the digest that was read", 40), "Digest of that guest as read");
    /** Disks to be detached. */
    public static final Option<String> ID_LIST =
            required("idlist", text("[a-z0-9]+([,; ][a-z0-9]+)*", "keys of disks"), "Keys of the disks");
    /** Whether their volumes are removed too. */
    public static final Option<Boolean> FORCE = optional("force", flag(), "Remove the volumes too");
    /** The guest whose volumes are looked for; every guest of the node if not given. */
    public static final Option<Vmid> ONE_GUEST = optional("vmid", ValueTypes.vmid(), "Only this guest");
    /** The storage that is looked at; every one of the node if not given. */
    public static final Option<StorageId> ONE_STORAGE = optional("storage", ValueTypes.storage(), "Only this storage");
    /** What servers say of themselves that tell what a rescan would find. */
    public static final String RESCAN_CAPABILITY = "rescan";

    private static final String ONE = "/nodes/{node}/qemu/{vmid}";
    private static final String RESCAN_PATH = "/vireo/nodes/{node}/rescan";
    private static final Permission RESCANS = Permission.on("/nodes/{node}", Privilege.SYS_MODIFY);
    private static final Permission CONFIGURES_DISKS = Permission.on("/vms/{vmid}", Privilege.VM_CONFIG_DISK);

    /** Makes a disk larger; the answer is the task. */
    public static final Endpoint<String> RESIZE = Endpoint.put(
                    ONE + "/resize", NODE, VMID, ATTACHED_DISK, SIZE, GuestEndpoints.DIGEST, GuestEndpoints.SKIP_LOCK)
            .allows(CONFIGURES_DISKS, Answer.text());
    /** Moves a disk to another storage, format or guest; the answer is the task. */
    public static final Endpoint<String> MOVE = Endpoint.post(
                    ONE + "/move_disk",
                    NODE,
                    VMID,
                    DISK,
                    STORAGE,
                    FORMAT,
                    DELETE,
                    BANDWIDTH_LIMIT,
                    GuestEndpoints.DIGEST,
                    TARGET_VMID,
                    TARGET_DISK,
                    TARGET_DIGEST)
            .allows(Permission.rule(ExtraRule.MOVE_DISK), Answer.text());
    /** Detaches disks, and removes their volumes if asked. */
    public static final Endpoint<Void> UNLINK =
            Endpoint.put(ONE + "/unlink", NODE, VMID, ID_LIST, FORCE).allows(CONFIGURES_DISKS, Answer.none());
    /** Looks for volumes without an owner and sizes that have changed; the answer is the task. */
    public static final Endpoint<String> RESCAN =
            Endpoint.post(RESCAN_PATH, NODE, ONE_GUEST, ONE_STORAGE).allows(RESCANS, Answer.text());
    /** Tells what {@link #RESCAN} would find, and changes nothing. */
    public static final Endpoint<RescanAnswer> PREVIEW_RESCAN =
            Endpoint.get(RESCAN_PATH, NODE, ONE_GUEST, ONE_STORAGE).allows(RESCANS, Answer.one(RescanAnswer.class));

    /** All of them. */
    public static final List<Endpoint<?>> ALL = List.of(RESIZE, MOVE, UNLINK, RESCAN, PREVIEW_RESCAN);

    private DiskEndpoints() {}

    private static List<String> attachedKeys() {
        List<String> keys = new ArrayList<>();
        VmOptions.DISKS.forEach(family -> keys.addAll(names(family)));
        keys.addAll(List.of("efidisk0", "tpmstate0"));
        return List.copyOf(keys);
    }

    private static List<String> allKeys() {
        List<String> keys = new ArrayList<>(attachedKeys());
        keys.addAll(names(VmOptions.UNUSED));
        return List.copyOf(keys);
    }

    private static List<String> names(OptionFamily<?> family) {
        return family.members().stream().map(Option::name).toList();
    }
}
