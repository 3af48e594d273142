// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.node;

import dev.vireo.model.access.AccessPath;
import dev.vireo.model.api.Arguments;
import dev.vireo.model.api.ClusterEndpoints;
import dev.vireo.model.cluster.ClusterResource;
import dev.vireo.model.id.NodeName;
import dev.vireo.model.id.Principal;
import dev.vireo.model.metric.Usage;
import dev.vireo.model.node.NodeAnswers.ClusterMember;
import dev.vireo.model.node.NodeAnswers.NodeEntry;
import dev.vireo.model.node.NodeStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Nodes, guests and storages in one list, each user what it may see. */
public final class ClusterView {
    private final NodeName node;
    private final Supplier<NodeStatus> status;
    private final Supplier<String> fingerprint;
    private final List<Supplier<Stream<ClusterResource>>> sources;
    private final BiPredicate<Principal, AccessPath> sees;

    /**
     * @param fingerprint of the certificate that is served
     * @param sources guests and storages
     * @param sees whether somebody may see what is at a path
     */
    public ClusterView(
            NodeName node,
            Supplier<NodeStatus> status,
            Supplier<String> fingerprint,
            List<Supplier<Stream<ClusterResource>>> sources,
            BiPredicate<Principal, AccessPath> sees) {
        this.node = node;
        this.status = status;
        this.fingerprint = fingerprint;
        this.sources = List.copyOf(sources);
        this.sees = sees;
    }

    /** Everything that the caller may see. */
    public List<ClusterResource> resources(Principal caller, Arguments arguments) {
        Optional<String> type = arguments.get(ClusterEndpoints.TYPE);
        List<ClusterResource> answer = new ArrayList<>();
        if (isWanted(type, "node")) {
            boolean seesLoad = sees.test(caller, AccessPath.node(node));
            answer.add(ClusterResource.node(node.name(), "online", seesLoad ? usage() : Usage.UNKNOWN));
        }
        for (Supplier<Stream<ClusterResource>> source : sources) {
            source.get()
                    .filter(resource -> isWanted(type, resource.isGuest() ? "vm" : resource.type()))
                    .filter(resource -> sees.test(caller, pathOf(resource)))
                    .forEach(answer::add);
        }
        return answer;
    }

    private static boolean isWanted(Optional<String> type, String kind) {
        return type.isEmpty() || type.get().equals(kind);
    }

    private static AccessPath pathOf(ClusterResource resource) {
        return resource.isGuest()
                ? AccessPath.guest(String.valueOf(resource.vmid()))
                : AccessPath.storage(String.valueOf(resource.storage()));
    }

    private Usage usage() {
        NodeStatus now = status.get();
        NodeStatus.Memory memory = now.memory();
        NodeStatus.FileSystem disk = now.rootfs();
        return new Usage(
                now.cpu(),
                now.cpuinfo() == null ? null : (double) now.cpuinfo().cpus(),
                memory == null ? null : memory.used(),
                memory == null ? null : memory.total(),
                disk == null ? null : disk.used(),
                disk == null ? null : disk.total(),
                now.uptime(),
                null,
                null,
                null,
                null);
    }

    /** Nodes of the cluster. */
    public List<NodeEntry> nodes(Principal caller) {
        Usage usage = sees.test(caller, AccessPath.node(node)) ? usage() : Usage.UNKNOWN;
        return List.of(new NodeEntry(node.name(), "node/" + node, "node", "online", fingerprint.get(), usage));
    }

    /** Members of the cluster: a single node is one alone. */
    public List<ClusterMember> members() {
        return List.of(new ClusterMember("node/" + node, node.name(), "node", null, true, true, 0));
    }
}
