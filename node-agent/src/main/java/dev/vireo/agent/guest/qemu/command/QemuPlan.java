// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.guest.qemu.command;

import dev.vireo.agent.guest.qemu.capability.HostCapabilities;
import dev.vireo.model.id.Vmid;
import dev.vireo.model.id.VolumeId;
import dev.vireo.model.option.Options;
import java.util.Map;

/**
 * All that decides how a virtual machine is started.
 *
 * @param vmid its number
 * @param options its configuration
 * @param host what the node offers
 * @param files where its sockets and its pid file lie
 * @param volumes the images behind the volumes that the configuration names
 * @param tapPrefix beginning of the names of its tap interfaces, such as {@code tap}; VMID, {@code i} and the card's
 *     number follow
 */
public record QemuPlan(
        Vmid vmid,
        Options options,
        HostCapabilities host,
        QemuFiles files,
        Map<VolumeId, DiskImage> volumes,
        String tapPrefix) {
    public QemuPlan {
        volumes = Map.copyOf(volumes);
    }

    /** The same plan for another configuration. */
    public QemuPlan withOptions(Options other) {
        return new QemuPlan(vmid, other, host, files, volumes, tapPrefix);
    }
}
