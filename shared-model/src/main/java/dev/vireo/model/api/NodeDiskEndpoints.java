// SPDX-License-Identifier: Apache-2.0
package dev.vireo.model.api;

import static dev.vireo.model.api.PathParameters.NODE;
import static dev.vireo.model.option.Option.optional;
import static dev.vireo.model.option.Option.required;
import static dev.vireo.model.option.ValueTypes.choice;
import static dev.vireo.model.option.ValueTypes.flag;
import static dev.vireo.model.option.ValueTypes.text;

import dev.vireo.model.access.Privilege;
import dev.vireo.model.node.DiskAnswers.NodeDisk;
import dev.vireo.model.node.DiskAnswers.Smart;
import dev.vireo.model.option.Option;
import java.util.List;

/** The disks that are built into a node, or plugged in. */
public final class NodeDiskEndpoints {
    /** Partitions too. */
    public static final Option<Boolean> PARTITIONS =
            optional("include-partitions", flag(), "Partitions too").withDefault(false);
    /** Without asking the disks for their health, which may take long. */
    public static final Option<Boolean> SKIP_SMART = optional(
                    "skipsmart", flag(), "Without asking disks for their health")
            .withDefault(false);
    /** Only those. */
    public static final Option<String> TYPE =
            optional("type", choice("unused", "journal_disks"), "Only disks that are of use for that");
    /** A disk's device. */
    public static final Option<String> DISK =
            required("disk", text("/dev/[a-zA-Z0-9/]+", "a device such as /dev/sda"), "Device of the disk");
    /** Whether all is well, without details. */
    public static final Option<Boolean> HEALTH_ONLY = optional("healthonly", flag(), "Only whether all is well");

    /** The disks. */
    public static final Endpoint<List<NodeDisk>> LIST = Endpoint.get(
                    "/nodes/{node}/disks/list", NODE, PARTITIONS, SKIP_SMART, TYPE)
            .allows(Permission.rule(ExtraRule.LIST_NODE_DISKS), Answer.list(NodeDisk.class));
    /** What a disk says of its health. */
    public static final Endpoint<Smart> SMART = Endpoint.get("/nodes/{node}/disks/smart", NODE, DISK, HEALTH_ONLY)
            .allows(Permission.on("/", Privilege.SYS_AUDIT), Answer.one(Smart.class));

    /** All of them. */
    public static final List<Endpoint<?>> ALL = List.of(LIST, SMART);

    private NodeDiskEndpoints() {}
}
