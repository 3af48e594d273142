// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.guest.lxc;

import dev.vireo.agent.guest.Guest;
import dev.vireo.agent.guest.GuestStore;
import dev.vireo.agent.guest.lxc.process.ContainerUsage;
import dev.vireo.agent.guest.lxc.process.ProcessorChoice;
import dev.vireo.agent.host.HostFiles;
import dev.vireo.model.guest.CtOptions;
import dev.vireo.model.guest.device.ContainerDisk;
import dev.vireo.model.id.Vmid;
import dev.vireo.model.metric.Usage;
import dev.vireo.model.option.ByteSize;
import dev.vireo.model.option.Options;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** What configurations of containers allow; each version of one is read once, as lists of thousands are asked for often. */
final class Allowances {
    private static final long MEBIBYTE = 1L << 20;

    private final GuestStore guests;
    private final ProcessorChoice processors;
    private final Map<Vmid, Known> known = new ConcurrentHashMap<>();

    private record Known(long version, ContainerUsage.Allowance allowance, Usage unused) {}

    Allowances(GuestStore guests, HostFiles files) {
        this.guests = guests;
        this.processors = new ProcessorChoice(files);
    }

    /** What a container may use; empty if there is none of that number. */
    Optional<ContainerUsage.Allowance> find(Vmid vmid) {
        return guests.find(vmid).map(guest -> known(guest).allowance);
    }

    /** The same as what one that does not run uses: nothing. */
    Usage unused(Guest guest) {
        return known(guest).unused;
    }

    private Known known(Guest guest) {
        long version = guest.file().version();
        Known present = known.get(guest.vmid());
        if (present != null && present.version == version) {
            return present;
        }
        ContainerUsage.Allowance allowance = of(guest.options());
        Known read = new Known(version, allowance, unused(guest.options(), allowance));
        known.put(guest.vmid(), read);
        return read;
    }

    /** Without a limit it is all of the node's processors. */
    private ContainerUsage.Allowance of(Options options) {
        double most = options.require(CtOptions.CPU_LIMIT);
        double cores = options.get(CtOptions.CORES).map(Long::doubleValue).orElseGet(() ->
                (double) processors.online().size());
        return new ContainerUsage.Allowance(
                most > 0 ? Math.min(most, cores) : cores,
                options.require(CtOptions.MEMORY) * MEBIBYTE,
                options.family(CtOptions.NET).keySet());
    }

    private static Usage unused(Options options, ContainerUsage.Allowance allowance) {
        long disk = options.get(CtOptions.ROOTFS)
                .flatMap(root -> root.get(ContainerDisk.SIZE))
                .map(ByteSize::bytes)
                .orElse(0L);
        return new Usage(0.0, allowance.processors(), 0L, allowance.memory(), 0L, disk, 0L, 0L, 0L, 0L, 0L);
    }
}
