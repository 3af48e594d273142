// SPDX-License-Identifier: Apache-2.0
package dev.vireo.model.api;

import static dev.vireo.model.api.PathParameters.NODE;
import static dev.vireo.model.api.PathParameters.VMID;
import static dev.vireo.model.option.Option.optional;
import static dev.vireo.model.option.Option.required;
import static dev.vireo.model.option.ValueTypes.choice;
import static dev.vireo.model.option.ValueTypes.dnsName;
import static dev.vireo.model.option.ValueTypes.number;

import dev.vireo.model.access.Privilege;
import dev.vireo.model.guest.CtOptions;
import dev.vireo.model.option.Option;
import dev.vireo.model.option.OptionFamily;
import java.util.ArrayList;
import java.util.List;

/** File systems of containers, clones and templates: growing, moving, copying. */
public final class ContainerDiskEndpoints {
    /** Keys that may hold a file system in use. */
    public static final List<String> ATTACHED_KEYS = attachedKeys();
    /** Keys that may hold a volume of the container's, detached ones among them. */
    public static final List<String> ALL_KEYS = allKeys();

    /** The file system that grows. */
    public static final Option<String> ATTACHED =
            required("disk", choice(ATTACHED_KEYS.toArray(new String[0])), "Key of the file system");
    /** The volume that moves. */
    public static final Option<String> VOLUME =
            required("volume", choice(ALL_KEYS.toArray(new String[0])), "Key of the volume");
    /** The key that it gets in the other container. */
    public static final Option<String> TARGET_VOLUME =
            optional("target-volume", choice(ALL_KEYS.toArray(new String[0])), "Key that the volume gets there");
    /** Most KiB a second that are copied; 0 for no limit. */
    public static final Option<Double> BANDWIDTH = optional("bwlimit", number(0), "Most KiB a second; 0 for no limit");
    /** Host name of the clone. */
    public static final Option<String> HOST_NAME = optional("hostname", dnsName(), "Host name of the clone");

    private static final String ONE = "/nodes/{node}/lxc/{vmid}";

    /** Makes a file system larger; the answer is the task. */
    public static final Endpoint<String> RESIZE = Endpoint.put(
                    ONE + "/resize", NODE, VMID, ATTACHED, DiskEndpoints.SIZE, GuestEndpoints.DIGEST)
            .allows(Permission.on("/vms/{vmid}", Privilege.VM_CONFIG_DISK), Answer.text());
    /** Moves a volume to another storage or container; the answer is the task. */
    public static final Endpoint<String> MOVE = Endpoint.post(
                    ONE + "/move_volume", NODE, VMID, VOLUME, DiskEndpoints.STORAGE, DiskEndpoints.DELETE, BANDWIDTH)
            .with(Parameters.of(
                    GuestEndpoints.DIGEST, DiskEndpoints.TARGET_VMID, TARGET_VOLUME, DiskEndpoints.TARGET_DIGEST))
            .allows(Permission.rule(ExtraRule.MOVE_CT_VOLUME), Answer.text());
    /** Makes a clone; the answer is the task. */
    public static final Endpoint<String> CLONE_CT = Endpoint.post(
                    ONE + "/clone",
                    NODE,
                    VMID,
                    CloneEndpoints.NEW_VMID,
                    HOST_NAME,
                    CloneEndpoints.DESCRIPTION,
                    CloneEndpoints.FULL,
                    SnapshotEndpoints.OF_SNAPSHOT)
            .with(Parameters.of(CloneEndpoints.STORAGE, CloneEndpoints.TARGET, BANDWIDTH))
            .allows(Permission.rule(ExtraRule.CLONE_CT), Answer.text());
    /** Makes a container a template. */
    public static final Endpoint<Void> MAKE_TEMPLATE = Endpoint.post(ONE + "/template", NODE, VMID)
            .allows(Permission.on("/vms/{vmid}", Privilege.VM_ALLOCATE), Answer.none());

    /** All of them. */
    public static final List<Endpoint<?>> ALL = List.of(RESIZE, MOVE, CLONE_CT, MAKE_TEMPLATE);

    private ContainerDiskEndpoints() {}

    private static List<String> attachedKeys() {
        List<String> keys = new ArrayList<>(List.of(CtOptions.ROOTFS.name()));
        keys.addAll(names(CtOptions.MOUNT_POINTS));
        return List.copyOf(keys);
    }

    private static List<String> allKeys() {
        List<String> keys = new ArrayList<>(attachedKeys());
        keys.addAll(names(CtOptions.UNUSED));
        return List.copyOf(keys);
    }

    private static List<String> names(OptionFamily<?> family) {
        return family.members().stream().map(Option::name).toList();
    }
}
