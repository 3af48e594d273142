// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.guest.lxc.process;

import dev.vireo.agent.host.FileSystemUse;
import dev.vireo.agent.host.GroupUsage;
import dev.vireo.agent.host.TapDevices;
import dev.vireo.agent.metric.GuestSample;
import dev.vireo.agent.metric.Pressures;
import dev.vireo.model.id.Vmid;
import dev.vireo.model.metric.Usage;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;

/** Samples what running containers use, and remembers the last sample of each. */
public final class ContainerUsage implements Supplier<List<GuestSample>> {
    private static final double NANOSECONDS = 1e9;

    private final ContainerRuntime runtime;
    private final ContainerFiles files;
    private final Function<Vmid, Optional<Allowance>> allowances;
    private final InstantSource clock;
    private final Map<Vmid, Sample> last = new ConcurrentHashMap<>();

    private record Sample(RunningContainer container, Instant time, GroupUsage group, Usage usage) {}

    /**
     * What a container may use.
     *
     * @param processors processors' worth of time
     * @param memory bytes of memory
     * @param cards numbers of its network cards
     */
    public record Allowance(double processors, long memory, Set<Integer> cards) {
        public Allowance {
            cards = Set.copyOf(cards);
        }
    }

    /** @param allowances what the configuration of a container allows; empty if there is none any more */
    public ContainerUsage(
            ContainerRuntime runtime,
            ContainerFiles files,
            Function<Vmid, Optional<Allowance>> allowances,
            InstantSource clock) {
        this.runtime = runtime;
        this.files = files;
        this.allowances = allowances;
        this.clock = clock;
    }

    @Override
    public List<GuestSample> get() {
        List<GuestSample> samples = new ArrayList<>();
        for (RunningContainer container : runtime.all()) {
            sample(container).ifPresent(samples::add);
        }
        last.keySet().removeIf(vmid -> runtime.find(vmid).isEmpty());
        return samples;
    }

    private Optional<GuestSample> sample(RunningContainer container) {
        Optional<Allowance> allowance = allowances.apply(container.vmid());
        if (allowance.isEmpty()) {
            return Optional.empty();
        }
        try {
            GroupUsage group = runtime.live().usage(container);
            Instant now = clock.instant();
            Usage usage = usage(container, allowance.get(), group, now);
            last.put(container.vmid(), new Sample(container, now, group, usage));
            Pressures pressures = new Pressures(
                    group.cpuPressure().orElse(null),
                    group.ioPressure().orElse(null),
                    group.memoryPressure().orElse(null));
            return Optional.of(new GuestSample(container.vmid(), usage, group.memory(), pressures));
        } catch (UncheckedIOException e) {
            // It ended between two looks.
            return Optional.empty();
        }
    }

    private Usage usage(RunningContainer container, Allowance allowance, GroupUsage group, Instant now) {
        FileSystemUse root = FileSystemUse.of(files.root(container.vmid()));
        TapDevices.Traffic traffic = runtime.live().traffic(container, allowance.cards);
        return new Usage(
                cpuShare(container, allowance.processors, group, now),
                allowance.processors,
                Math.min(group.memory(), allowance.memory),
                allowance.memory,
                root.used(),
                root.total(),
                Math.max(0, Duration.between(container.started(), now).toSeconds()),
                traffic.received(),
                traffic.sent(),
                group.read(),
                group.written());
    }

    private double cpuShare(RunningContainer container, double processors, GroupUsage group, Instant now) {
        Sample before = last.get(container.vmid());
        if (before == null || !before.container.equals(container)) {
            return 0;
        }
        double seconds = Duration.between(before.time, now).toMillis() / 1000.0;
        double used = (group.processorNanoseconds() - before.group.processorNanoseconds()) / NANOSECONDS;
        return seconds <= 0 || processors <= 0 ? 0 : Math.max(0, Math.min(1, used / seconds / processors));
    }

    /** What a running container used when it was sampled last. */
    public Optional<Usage> of(Vmid vmid) {
        return Optional.ofNullable(last.get(vmid)).map(Sample::usage);
    }

    /** Bytes of swap that a running container used when it was sampled last. */
    public Optional<Long> swapOf(Vmid vmid) {
        return Optional.ofNullable(last.get(vmid)).map(sample -> sample.group.swap());
    }
}
