// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.guest.qemu;

import dev.vireo.agent.guest.Guest;
import dev.vireo.agent.guest.qemu.process.QemuRuntime;
import dev.vireo.agent.guest.qemu.process.RunningVm;
import dev.vireo.agent.guest.qemu.volume.GuestVolumes;
import dev.vireo.model.cluster.ClusterResource;
import dev.vireo.model.guest.GuestAnswers.VmStatus;
import dev.vireo.model.guest.VmOptions;
import dev.vireo.model.guest.device.Disk;
import dev.vireo.model.guest.device.GuestAgent;
import dev.vireo.model.id.NodeName;
import dev.vireo.model.id.Vmid;
import dev.vireo.model.metric.Usage;
import dev.vireo.model.option.ByteSize;
import dev.vireo.model.option.Options;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Tells how virtual machines stand. */
public final class VmStatusReader {
    private static final long MEBIBYTE = 1L << 20;

    private final QemuRuntime runtime;
    private final VmUsage usage;
    private final InstantSource clock;
    private final Map<Vmid, Known> known = new ConcurrentHashMap<>();

    /** What a configuration says, read once for each of its versions: lists of thousands are asked for often. */
    private record Known(
            Guest guest,
            String name,
            @Nullable String tags,
            boolean isTemplate,
            boolean hasAgent,
            boolean hasSerial,
            Usage configured) {}

    /** @param usage the last samples of machines that run */
    public VmStatusReader(QemuRuntime runtime, VmUsage usage, InstantSource clock) {
        this.runtime = runtime;
        this.usage = usage;
        this.clock = clock;
    }

    private Known known(Guest guest) {
        Known present = known.get(guest.vmid());
        if (present != null && present.guest.file().version() == guest.file().version()) {
            return present;
        }
        Known read = new Known(
                guest,
                guest.name(),
                guest.options().raw(VmOptions.TAGS.name()),
                guest.options().isSet(VmOptions.TEMPLATE),
                guest.options().get(VmOptions.AGENT).map(GuestAgent::isEnabled).orElse(false),
                !guest.options().family(VmOptions.SERIAL).isEmpty(),
                configured(guest));
        known.put(guest.vmid(), read);
        return read;
    }

    /** What the configuration gives it: processors, memory, the size of its boot disk. */
    static Usage configured(Guest guest) {
        Options options = guest.options();
        double processors = options.get(VmOptions.VCPUS)
                .orElseGet(() -> options.require(VmOptions.SOCKETS) * options.require(VmOptions.CORES));
        long disk = GuestVolumes.disks(options).values().stream()
                .filter(d -> !d.isCdrom())
                .findFirst()
                .flatMap(d -> d.get(Disk.SIZE))
                .map(ByteSize::bytes)
                .orElse(0L);
        long memory = options.require(VmOptions.MEMORY) * MEBIBYTE;
        return new Usage(0.0, processors, 0L, memory, 0L, disk, 0L, 0L, 0L, 0L, 0L);
    }

    private Usage usageOf(Known guest, Optional<RunningVm> running) {
        if (running.isEmpty()) {
            return guest.configured;
        }
        Usage sampled = usage.of(guest.guest.vmid()).orElse(guest.configured);
        long uptime = Duration.between(running.get().started(), clock.instant()).toSeconds();
        return new Usage(
                sampled.cpu(),
                guest.configured.maxcpu(),
                sampled.mem(),
                guest.configured.maxmem(),
                sampled.disk(),
                guest.configured.maxdisk(),
                Math.max(0, uptime),
                sampled.netin(),
                sampled.netout(),
                sampled.diskread(),
                sampled.diskwrite());
    }

    /** Its line in the list of everything. */
    public ClusterResource resource(Guest guest, NodeName node) {
        Known read = known(guest);
        Optional<RunningVm> running = runtime.find(guest.vmid());
        return new ClusterResource(
                "qemu/" + guest.vmid(),
                "qemu",
                node.name(),
                running.isPresent() ? "running" : "stopped",
                guest.vmid().number(),
                read.name,
                read.isTemplate,
                read.tags,
                guest.options().raw(VmOptions.LOCK.name()),
                null,
                null,
                null,
                null,
                usageOf(read, running));
    }

    /** Its line in the list of a node's machines. */
    public VmStatus summary(Guest guest) {
        Known read = known(guest);
        Optional<RunningVm> running = runtime.find(guest.vmid());
        return status(read, running, running.isPresent() ? "running" : "stopped", null);
    }

    /** All that is known of it, QEMU's own word included. */
    public VmStatus status(Guest guest) {
        Optional<RunningVm> running = runtime.find(guest.vmid());
        String word = running.map(runtime::status).orElse("stopped");
        return status(known(guest), running, word, Map.of("managed", 0));
    }

    private VmStatus status(
            Known read, Optional<RunningVm> running, String qmpStatus, @Nullable Map<String, Integer> ha) {
        Options options = read.guest.options();
        Usage used = usageOf(read, running);
        return new VmStatus(
                read.guest.vmid().number(),
                running.isPresent() ? "running" : "stopped",
                qmpStatus,
                read.name,
                running.map(vm -> vm.process().pid()).orElse(null),
                used.maxcpu(),
                read.tags,
                options.raw(VmOptions.LOCK.name()),
                read.isTemplate ? true : null,
                read.hasAgent ? true : null,
                read.hasSerial ? true : null,
                null,
                running.map(RunningVm::machine).orElse(null),
                running.map(RunningVm::qemuVersion).orElse(null),
                ha,
                used);
    }
}
