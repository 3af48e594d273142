// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.guest.lxc.process;

import dev.vireo.agent.host.DetachedPrograms;
import dev.vireo.agent.host.HostFiles;
import dev.vireo.agent.host.ProgramRunner;
import dev.vireo.agent.host.ResourceGroups;
import dev.vireo.agent.network.NatBridge;
import java.nio.file.Path;

/**
 * What running containers need of the node.
 *
 * @param runner runs LXC's programs, {@code mount}, {@code ip} and others
 * @param programs finds and ends processes
 * @param hostFiles where {@code /proc} and {@code /sys} are read
 * @param files names of what belongs to containers
 * @param controlGroups where control groups are mounted, {@code /sys/fs/cgroup}
 * @param nat the bridge of cards that name none
 * @param hasSystemd whether containers get scopes of their own
 */
public record ContainerHost(
        ProgramRunner runner,
        DetachedPrograms programs,
        HostFiles hostFiles,
        ContainerFiles files,
        Path controlGroups,
        NatBridge nat,
        boolean hasSystemd) {
    /** The control groups of containers. */
    ResourceGroups groups() {
        return ResourceGroups.of(controlGroups);
    }
}
