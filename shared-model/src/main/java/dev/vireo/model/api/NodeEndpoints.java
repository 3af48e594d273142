// SPDX-License-Identifier: Apache-2.0
package dev.vireo.model.api;

import static dev.vireo.model.api.PathParameters.NODE;
import static dev.vireo.model.option.Option.optional;
import static dev.vireo.model.option.Option.required;
import static dev.vireo.model.option.ValueTypes.choice;

import dev.vireo.model.access.Privilege;
import dev.vireo.model.node.NodeAnswers.CpuModel;
import dev.vireo.model.node.NodeAnswers.MachineType;
import dev.vireo.model.node.NodeAnswers.NetworkInterface;
import dev.vireo.model.node.NodeAnswers.NodeEntry;
import dev.vireo.model.node.NodeAnswers.Version;
import dev.vireo.model.node.NodeStatus;
import dev.vireo.model.option.Option;
import java.util.List;
import java.util.Map;

/** What a node answers about itself. */
public final class NodeEndpoints {
    /** Kind of interface. */
    public static final Option<String> INTERFACE_TYPE = optional(
            "type",
            choice(
                    "bridge",
                    "bond",
                    "eth",
                    "alias",
                    "vlan",
                    "fabric",
                    "OVSBridge",
                    "OVSBond",
                    "OVSPort",
                    "OVSIntPort",
                    "vnet",
                    "any_bridge",
                    "any_local_bridge",
                    "include_sdn"),
            "Only interfaces of this kind");
    /** How samples are put together. */
    public static final Option<String> CONSOLIDATION = optional(
                    "cf", choice("AVERAGE", "MAX"), "Average or maximum of each step")
            .withDefault("AVERAGE");
    /** Span of the past for nodes. */
    public static final Option<String> NODE_TIMEFRAME =
            required("timeframe", choice("hour", "day", "week", "month", "year", "decade"), "Span of the past");
    /** Span of the past for guests and storages. */
    public static final Option<String> TIMEFRAME =
            required("timeframe", choice("hour", "day", "week", "month", "year"), "Span of the past");
    /** Processor architecture. */
    public static final Option<String> ARCHITECTURE =
            optional("arch", choice("x86_64", "aarch64"), "Processor architecture");

    /** Nodes of the cluster. */
    public static final Endpoint<List<NodeEntry>> LIST =
            Endpoint.get("/nodes").allows(Permission.anyUser(), Answer.list(NodeEntry.class));
    /** How a node stands. */
    public static final Endpoint<NodeStatus> STATUS = Endpoint.get("/nodes/{node}/status", NODE)
            .allows(Permission.on("/nodes/{node}", Privilege.SYS_AUDIT), Answer.one(NodeStatus.class));
    /** The program on the node. */
    public static final Endpoint<Version> VERSION =
            Endpoint.get("/nodes/{node}/version", NODE).allows(Permission.anyUser(), Answer.one(Version.class));
    /** The node's load over time. */
    public static final Endpoint<List<Map<String, Object>>> METRICS = Endpoint.get(
                    "/nodes/{node}/rrddata", NODE, NODE_TIMEFRAME, CONSOLIDATION)
            .allows(Permission.on("/nodes/{node}", Privilege.SYS_AUDIT), Answer.points());
    /** Network interfaces. */
    public static final Endpoint<List<NetworkInterface>> LIST_INTERFACES = Endpoint.get(
                    "/nodes/{node}/network", NODE, INTERFACE_TYPE)
            .allows(Permission.anyUser(), Answer.list(NetworkInterface.class));
    /** Processor models for guests. */
    public static final Endpoint<List<CpuModel>> CPU_MODELS = Endpoint.get(
                    "/nodes/{node}/capabilities/qemu/cpu", NODE, ARCHITECTURE)
            .allows(Permission.anyUser(), Answer.list(CpuModel.class));
    /** Machine types for guests. */
    public static final Endpoint<List<MachineType>> MACHINE_TYPES = Endpoint.get(
                    "/nodes/{node}/capabilities/qemu/machines", NODE, ARCHITECTURE)
            .allows(Permission.anyUser(), Answer.list(MachineType.class));

    /** All of them. */
    public static final List<Endpoint<?>> ALL =
            List.of(LIST, STATUS, VERSION, METRICS, LIST_INTERFACES, CPU_MODELS, MACHINE_TYPES);

    private NodeEndpoints() {}
}
