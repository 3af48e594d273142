// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.guest.qemu;

import com.fasterxml.jackson.databind.JsonNode;
import dev.vireo.agent.guest.Guest;
import dev.vireo.agent.guest.GuestStore;
import dev.vireo.agent.guest.qemu.process.QemuRuntime;
import dev.vireo.agent.guest.qemu.process.RunningVm;
import dev.vireo.agent.host.HostFiles;
import dev.vireo.agent.host.ProcessUsage;
import dev.vireo.agent.host.TapDevices;
import dev.vireo.agent.metric.GuestSample;
import dev.vireo.agent.metric.Pressures;
import dev.vireo.model.guest.VmOptions;
import dev.vireo.model.id.Vmid;
import dev.vireo.model.metric.Usage;
import java.io.IOException;
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
import org.jspecify.annotations.Nullable;

/** Samples what running machines use, and remembers the last sample of each. */
public final class VmUsage implements Supplier<List<GuestSample>> {
    private static final double TICKS_PER_SECOND = 100;

    private final GuestStore guests;
    private final QemuRuntime runtime;
    private final HostFiles files;
    private final TapDevices taps;
    private final String tapPrefix;
    private final InstantSource clock;
    private final Map<Vmid, Sample> last = new ConcurrentHashMap<>();

    private record Sample(Instant time, long cpuTicks, Usage usage) {}

    private record Counters(long read, long written, long received, long sent) {}

    /** @param tapPrefix beginning of the names of tap devices */
    public VmUsage(
            GuestStore guests,
            QemuRuntime runtime,
            HostFiles files,
            TapDevices taps,
            String tapPrefix,
            InstantSource clock) {
        this.guests = guests;
        this.runtime = runtime;
        this.files = files;
        this.taps = taps;
        this.tapPrefix = tapPrefix;
        this.clock = clock;
    }

    @Override
    public List<GuestSample> get() {
        List<GuestSample> samples = new ArrayList<>();
        for (RunningVm vm : runtime.all()) {
            sample(vm).ifPresent(samples::add);
        }
        last.keySet().removeIf(vmid -> runtime.find(vmid).isEmpty());
        return samples;
    }

    private Optional<GuestSample> sample(RunningVm vm) {
        Optional<Guest> guest = guests.find(vm.vmid());
        if (guest.isEmpty()) {
            return Optional.empty();
        }
        try {
            ProcessUsage process = usageOf(vm);
            Instant now = clock.instant();
            Usage usage = usage(vm, guest.get(), process, now);
            last.put(vm.vmid(), new Sample(now, process.cpuTicks(), usage));
            return Optional.of(new GuestSample(vm.vmid(), usage, process.residentBytes(), Pressures.UNKNOWN));
        } catch (UncheckedIOException e) {
            // It ended between two looks.
            return Optional.empty();
        }
    }

    private ProcessUsage usageOf(RunningVm vm) {
        Path directory = Path.of("/proc", Long.toString(vm.process().pid()));
        return ProcessUsage.parse(files.read(directory.resolve("stat")), files.read(directory.resolve("status")), "");
    }

    private Usage usage(RunningVm vm, Guest guest, ProcessUsage process, Instant now) {
        Usage fixed = VmStatusReader.configured(guest);
        Counters counters = counters(vm, guest);
        long memory =
                fixed.maxmem() == null ? process.residentBytes() : Math.min(process.residentBytes(), fixed.maxmem());
        return new Usage(
                cpuShare(vm.vmid(), process.cpuTicks(), now, fixed.maxcpu()),
                fixed.maxcpu(),
                memory,
                fixed.maxmem(),
                0L,
                fixed.maxdisk(),
                Duration.between(vm.started(), now).toSeconds(),
                counters.received,
                counters.sent,
                counters.read,
                counters.written);
    }

    private double cpuShare(Vmid vmid, long ticks, Instant now, @Nullable Double processors) {
        Sample before = last.get(vmid);
        double seconds = before == null ? 0 : Duration.between(before.time, now).toMillis() / 1000.0;
        if (before == null || seconds <= 0 || processors == null) {
            return 0;
        }
        return Math.min(1, (ticks - before.cpuTicks) / TICKS_PER_SECOND / seconds / processors);
    }

    private Counters counters(RunningVm vm, Guest guest) {
        long read = 0;
        long written = 0;
        try {
            for (JsonNode device : vm.ask("query-blockstats", Map.of())) {
                read += device.path("stats").path("rd_bytes").asLong();
                written += device.path("stats").path("wr_bytes").asLong();
            }
        } catch (IOException e) {
            // A machine that is too busy to answer has a gap in these two.
            return new Counters(0, 0, 0, 0);
        }
        long received = 0;
        long sent = 0;
        for (int card : guest.options().family(VmOptions.NET).keySet()) {
            Optional<TapDevices.Traffic> traffic = taps.traffic(tapPrefix + vm.vmid() + "i" + card);
            received += traffic.map(TapDevices.Traffic::received).orElse(0L);
            sent += traffic.map(TapDevices.Traffic::sent).orElse(0L);
        }
        return new Counters(read, written, received, sent);
    }

    /** The last sample of a machine that runs. */
    Optional<Usage> of(Vmid vmid) {
        return Optional.ofNullable(last.get(vmid)).map(Sample::usage);
    }
}
