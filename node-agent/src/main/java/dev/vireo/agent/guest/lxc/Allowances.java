// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.guest.lxc;

import dev.vireo.agent.guest.GuestStore;
import dev.vireo.agent.host.HostFiles;
import dev.vireo.model.guest.CtOptions;
import dev.vireo.model.guest.device.ContainerDisk;
import dev.vireo.model.id.Vmid;
import dev.vireo.model.metric.Usage;
import dev.vireo.model.option.ByteSize;
import dev.vireo.model.option.Options;
import java.nio.file.Path;
import java.util.Optional;

/** What configurations of containers allow. */
final class Allowances {
    private static final long MEBIBYTE = 1L << 20;
    private static final Path ONLINE = Path.of("/sys/devices/system/cpu/online");

    private final GuestStore guests;
    private final HostFiles files;

    Allowances(GuestStore guests, HostFiles files) {
        this.guests = guests;
        this.files = files;
    }

    /** What a container may use; empty if there is none of that number. */
    Optional<ContainerUsage.Allowance> find(Vmid vmid) {
        return guests.find(vmid).map(guest -> of(guest.options()));
    }

    /** What a configuration allows. Without a limit it is all of the node's processors. */
    ContainerUsage.Allowance of(Options options) {
        double most = options.require(CtOptions.CPU_LIMIT);
        double cores = options.get(CtOptions.CORES).map(Long::doubleValue).orElseGet(() ->
                (double) ProcessorChoice.parse(files.read(ONLINE).strip()).size());
        return new ContainerUsage.Allowance(
                most > 0 ? Math.min(most, cores) : cores, options.require(CtOptions.MEMORY) * MEBIBYTE);
    }

    /** The same as what one that does not run uses: nothing. */
    Usage unused(Options options) {
        ContainerUsage.Allowance allowance = of(options);
        long disk = options.get(CtOptions.ROOTFS)
                .flatMap(root -> root.get(ContainerDisk.SIZE))
                .map(ByteSize::bytes)
                .orElse(0L);
        return new Usage(0.0, allowance.processors(), 0L, allowance.memory(), 0L, disk, 0L, 0L, 0L, 0L, 0L);
    }
}
