// SPDX-License-Identifier: Apache-2.0
package dev.vireo.model.api;

import static dev.vireo.model.option.Option.optional;
import static dev.vireo.model.option.ValueTypes.choice;

import dev.vireo.model.access.Privilege;
import dev.vireo.model.cluster.ClusterResource;
import dev.vireo.model.id.Vmid;
import dev.vireo.model.node.NodeAnswers.ClusterMember;
import dev.vireo.model.node.NodeAnswers.Version;
import dev.vireo.model.option.Option;
import dev.vireo.model.option.ValueTypes;
import dev.vireo.model.task.TaskEntry;
import java.util.List;

/** What the cluster as a whole answers. */
public final class ClusterEndpoints {
    /** Kind of resource. */
    public static final Option<String> TYPE =
            optional("type", choice("vm", "storage", "node", "sdn"), "Only resources of this kind");
    /** A VMID to be checked. */
    public static final Option<Vmid> WANTED_VMID = optional("vmid", ValueTypes.vmid(), "Fail unless this VMID is free");

    /** The program that answers. */
    public static final Endpoint<Version> VERSION =
            Endpoint.get("/version").allows(Permission.anyUser(), Answer.one(Version.class));
    /** Every node, guest and storage that the user may see. */
    public static final Endpoint<List<ClusterResource>> RESOURCES =
            Endpoint.get("/cluster/resources", TYPE).allows(Permission.anyUser(), Answer.list(ClusterResource.class));
    /** The lowest free VMID, as a text. */
    public static final Endpoint<String> NEXT_ID =
            Endpoint.get("/cluster/nextid", WANTED_VMID).allows(Permission.anyUser(), Answer.text());
    /** Recent tasks of all nodes. */
    public static final Endpoint<List<TaskEntry>> TASKS =
            Endpoint.get("/cluster/tasks").allows(Permission.anyUser(), Answer.list(TaskEntry.class));
    /** The cluster and its members. */
    public static final Endpoint<List<ClusterMember>> STATUS = Endpoint.get("/cluster/status")
            .allows(Permission.on("/", Privilege.SYS_AUDIT), Answer.list(ClusterMember.class));

    /** All of them. */
    public static final List<Endpoint<?>> ALL = List.of(VERSION, RESOURCES, NEXT_ID, TASKS, STATUS);

    private ClusterEndpoints() {}
}
