// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.guest.lxc;

import dev.vireo.agent.guest.Guest;
import dev.vireo.agent.guest.lxc.process.ContainerRuntime;
import dev.vireo.agent.guest.lxc.process.ContainerUsage;
import dev.vireo.agent.guest.lxc.process.RunningContainer;
import dev.vireo.model.cluster.ClusterResource;
import dev.vireo.model.guest.ContainerAnswers.CtStatus;
import dev.vireo.model.guest.CtOptions;
import dev.vireo.model.guest.VmOptions;
import dev.vireo.model.id.NodeName;
import dev.vireo.model.metric.Usage;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Tells how containers stand. */
public final class ContainerStatusReader {
    private static final String KIND = "lxc";
    private static final long MEBIBYTE = 1L << 20;

    private final ContainerRuntime runtime;
    private final ContainerUsage usage;
    private final Allowances allowances;
    private final InstantSource clock;

    ContainerStatusReader(ContainerRuntime runtime, ContainerUsage usage, Allowances allowances, InstantSource clock) {
        this.allowances = allowances;
        this.runtime = runtime;
        this.usage = usage;
        this.clock = clock;
    }

    private Usage usageOf(Guest guest, Optional<RunningContainer> running) {
        Usage configured = allowances.unused(guest);
        if (running.isEmpty()) {
            return configured;
        }
        Usage sampled = usage.of(guest.vmid()).orElse(configured);
        long uptime = Duration.between(running.get().started(), clock.instant()).toSeconds();
        return new Usage(
                sampled.cpu(),
                configured.maxcpu(),
                sampled.mem(),
                configured.maxmem(),
                sampled.disk(),
                sampled.maxdisk(),
                Math.max(0, uptime),
                sampled.netin(),
                sampled.netout(),
                sampled.diskread(),
                sampled.diskwrite());
    }

    /** Its line in the list of everything. */
    public ClusterResource resource(Guest guest, NodeName node) {
        Optional<RunningContainer> running = runtime.find(guest.vmid());
        return new ClusterResource(
                KIND + "/" + guest.vmid(),
                KIND,
                node.name(),
                word(running),
                guest.vmid().number(),
                guest.name(),
                guest.options().isSet(VmOptions.TEMPLATE),
                guest.options().raw(VmOptions.TAGS.name()),
                guest.options().raw(CtOptions.LOCK.name()),
                null,
                null,
                null,
                null,
                usageOf(guest, running));
    }

    private static String word(Optional<RunningContainer> running) {
        return running.isPresent() ? "running" : "stopped";
    }

    /** Its line in the list of a node's containers. */
    CtStatus summary(Guest guest) {
        return status(guest, null);
    }

    /** All that is known of it. */
    CtStatus status(Guest guest) {
        return status(guest, Map.of("managed", 0));
    }

    private CtStatus status(Guest guest, @Nullable Map<String, Integer> ha) {
        Optional<RunningContainer> running = runtime.find(guest.vmid());
        Usage used = usageOf(guest, running);
        long swap = running.flatMap(container -> usage.swapOf(container.vmid())).orElse(0L);
        return new CtStatus(
                guest.vmid().number(),
                KIND,
                word(running),
                guest.name(),
                running.map(RunningContainer::init).orElse(null),
                used.maxcpu(),
                guest.options().raw(VmOptions.TAGS.name()),
                guest.options().raw(CtOptions.LOCK.name()),
                guest.options().isSet(VmOptions.TEMPLATE) ? true : null,
                swap,
                guest.options().require(CtOptions.SWAP) * MEBIBYTE,
                ha,
                used);
    }
}
