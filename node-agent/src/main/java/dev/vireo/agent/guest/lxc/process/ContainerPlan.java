// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.guest.lxc.process;

import dev.vireo.agent.task.TaskLog;
import dev.vireo.model.id.Vmid;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How a container is started on this node: its configuration, with volumes and names found. The node's side of it is made
 * as it says; LXC does what {@code config} says: where file systems lie and what cards are called on the node follows from
 * {@link ContainerFiles}.
 *
 * @param vmid its number
 * @param config LXC's configuration
 * @param mounts its file systems, the root first
 * @param ports its cards by number
 * @param devices devices of the node that it may use
 * @param cores on how many of the node's processors it runs; all if absent
 * @param idShift number on the node of the account that is its root; 0 for a privileged container
 * @param isTalkative whether LXC writes all that it does to its log
 * @param preparation sets the system in the root up, once the root is mounted
 */
public record ContainerPlan(
        Vmid vmid,
        String config,
        List<ContainerMount> mounts,
        Map<Integer, ContainerPort> ports,
        List<PassedDevice> devices,
        Optional<Long> cores,
        long idShift,
        boolean isTalkative,
        Preparation preparation) {
    /** Work in a root that is mounted, while nothing in it runs. */
    public interface Preparation {
        /** Does it. */
        void prepare(Path root, TaskLog log) throws IOException;
    }

    public ContainerPlan {
        mounts = List.copyOf(mounts);
        ports = Map.copyOf(ports);
        devices = List.copyOf(devices);
        if (mounts.isEmpty() || !mounts.get(0).isRoot()) {
            throw new IllegalArgumentException("a container's first file system is its root");
        }
    }
}
