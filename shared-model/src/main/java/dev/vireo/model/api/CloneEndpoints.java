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

/** Templates, and clones of virtual machines. */
public final class CloneEndpoints {
    /** Number of the clone. */
    public static final Option<Vmid> NEW_VMID = required("newid", ValueTypes.vmid(), "Number of the clone");
    /** Name of the clone. */
    public static final Option<String> NAME = optional("name", dnsName(), "Name of the clone");
    /** Notes about the clone. */
    public static final Option<String> DESCRIPTION = optional("description", text(), "Notes about the clone");
    /** Whether disks are copied; else they hold what differs from a template's. The default for all but templates. */
    public static final Option<Boolean> FULL = optional("full", flag(), "Copy the disks");
    /** Storage that the copies go to. */
    public static final Option<StorageId> STORAGE = optional("storage", ValueTypes.storage(), "Storage of the copies");
    /** Image format of the copies. */
    public static final Option<String> FORMAT =
            optional("format", choice("raw", "qcow2", "vmdk"), "Image format of the copies");
    /** Node of the clone. */
    public static final Option<NodeName> TARGET = optional("target", ValueTypes.node(), "Node of the clone");
    /** Most KiB a second that are copied; 0 for no limit. */
    public static final Option<Long> BANDWIDTH = optional("bwlimit", integer(0), "Most KiB a second");

    private static final String ONE = "/nodes/{node}/qemu/{vmid}";

    /** Makes a clone; the answer is the task. */
    public static final Endpoint<String> CLONE_VM = Endpoint.post(
                    ONE + "/clone", NODE, VMID, NEW_VMID, NAME, DESCRIPTION, FULL, SnapshotEndpoints.OF_SNAPSHOT)
            .with(Parameters.of(STORAGE, FORMAT, TARGET, BANDWIDTH))
            .allows(Permission.rule(ExtraRule.CLONE_VM), Answer.text());
    /** Makes a machine a template; the answer is the task. */
    public static final Endpoint<String> MAKE_TEMPLATE = Endpoint.post(ONE + "/template", NODE, VMID)
            .allows(Permission.on("/vms/{vmid}", Privilege.VM_ALLOCATE), Answer.text());

    /** All of them. */
    public static final List<Endpoint<?>> ALL = List.of(CLONE_VM, MAKE_TEMPLATE);

    private CloneEndpoints() {}
}
