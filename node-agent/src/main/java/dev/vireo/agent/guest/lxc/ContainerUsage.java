// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.guest.lxc;

import dev.vireo.agent.guest.Guest;
import dev.vireo.agent.guest.GuestStore;
import dev.vireo.agent.host.FileSystemUse;
import dev.vireo.agent.host.GroupUsage;
import dev.vireo.agent.host.HostFiles;
import dev.vireo.agent.host.TapDevices;
import dev.vireo.agent.metric.GuestSample;
import dev.vireo.agent.metric.Pressures;
import dev.vireo.model.guest.CtOptions;
import dev.vireo.model.guest.device.ContainerDisk;
import dev.vireo.model.id.Vmid;
import dev.vireo.model.metric.Usage;
import dev.vireo.model.option.ByteSize;
import dev.vireo.model.option.Options;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** Samples what running containers use, and remembers the last sample of each. */
public final class ContainerUsage implements Supplier<List<GuestSample>> {
    private static final long MEBIBYTE = 1L << 20;
    private static final double NANOSECONDS = 1e9;
    private static final Path ONLINE = Path.of("/sys/devices/system/cpu/online");

    private final GuestStore guests;
    private final ContainerRuntime runtime;
    private final ContainerFiles files;
    private final HostFiles host;
    private final InstantSource clock;
    private final Map<Vmid, Sample> last = new ConcurrentHashMap<>();

    ContainerUsage(
            GuestStore guests, ContainerRuntime runtime, ContainerFiles files, HostFiles host, InstantSource clock) {
        this.guests = guests;
        this.runtime = runtime;
        this.files = files;
        this.host = host;
        this.clock = clock;
    }

    /**
     * One look at a container.
     *
     * @param swap bytes of swap in use
     */
    record Sample(Instant time, long processorNanoseconds, long swap, Usage usage) {}

    @Override
    public List<GuestSample> get() {
        List<GuestSample> samples = new ArrayList<>();
        for (RunningContainer container : runtime.all()) {
            guests.find(container.vmid())
                    .flatMap(guest -> sample(container, guest))
                    .ifPresent(samples::add);
        }
        last.keySet().removeIf(vmid -> runtime.find(vmid).isEmpty());
        return samples;
    }

    private Optional<GuestSample> sample(RunningContainer container, Guest guest) {
        try {
            GroupUsage group = runtime.live().usage(container);
            Instant now = clock.instant();
            Usage usage = usage(container, guest, group, now);
            last.put(container.vmid(), new Sample(now, group.processorNanoseconds(), group.swap(), usage));
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

    private Usage usage(RunningContainer container, Guest guest, GroupUsage group, Instant now) {
        Usage fixed = configured(guest.options());
        TapDevices.Traffic traffic = runtime.live().traffic(container);
        FileSystemUse root = FileSystemUse.of(files.root(container.vmid()));
        return new Usage(
                share(container.vmid(), group.processorNanoseconds(), now, processors(guest.options())),
                fixed.maxcpu(),
                group.memory(),
                fixed.maxmem(),
                root.used(),
                root.total(),
                Duration.between(container.started(), now).toSeconds(),
                traffic.received(),
                traffic.sent(),
                group.read(),
                group.written());
    }

    private double share(Vmid vmid, long nanoseconds, Instant now, double processors) {
        Sample before = last.get(vmid);
        double seconds = before == null ? 0 : Duration.between(before.time, now).toMillis() / 1000.0;
        if (before == null || seconds <= 0) {
            return 0;
        }
        double used = (nanoseconds - before.processorNanoseconds) / NANOSECONDS / seconds;
        return Math.max(0, Math.min(1, used / processors));
    }

    /** What the configuration gives it: processors, memory, the size of its root. */
    Usage configured(Options options) {
        long disk = options.get(CtOptions.ROOTFS)
                .flatMap(root -> root.get(ContainerDisk.SIZE))
                .map(ByteSize::bytes)
                .orElse(0L);
        long memory = options.require(CtOptions.MEMORY) * MEBIBYTE;
        return new Usage(0.0, processors(options), 0L, memory, 0L, disk, 0L, 0L, 0L, 0L, 0L);
    }

    /** Processors that it has; all of the node if it names none. */
    private double processors(Options options) {
        double most = options.require(CtOptions.CPU_LIMIT);
        double cores = options.get(CtOptions.CORES)
                .map(Long::doubleValue)
                .orElseGet(() -> (double) ProcessorChoice.parse(host.read(ONLINE).strip())
                        .size());
        return most > 0 ? Math.min(most, cores) : cores;
    }

    /** The last sample of a container that runs. */
    Optional<Sample> of(Vmid vmid) {
        return Optional.ofNullable(last.get(vmid));
    }
}
