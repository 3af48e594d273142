// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.metric;

import dev.vireo.agent.host.CpuTimes;
import dev.vireo.agent.host.FileSystemUse;
import dev.vireo.agent.host.MemoryInfo;
import dev.vireo.agent.host.NetworkCounters;
import dev.vireo.model.id.NodeName;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a node uses at one moment.
 *
 * @param node which
 * @param processors number of logical processors
 * @param cpu how they spent the time since the last sample; null when there was none
 * @param load load average over one minute
 * @param memory memory and swap
 * @param root the root file system
 * @param traffic bytes moved over the network, counted from some start
 * @param arcSize bytes of memory that the cache of ZFS takes; null without ZFS
 * @param pressures how much its tasks are held up
 */
public record NodeSample(
        NodeName node,
        int processors,
        CpuTimes.@Nullable Share cpu,
        double load,
        MemoryInfo memory,
        FileSystemUse root,
        NetworkCounters traffic,
        @Nullable Long arcSize,
        Pressures pressures)
        implements MetricSample {
    @Override
    public ArchiveName archive() {
        return ArchiveName.of(node);
    }

    @Override
    public Map<String, Double> values() {
        KnownValues values = new KnownValues()
                .put("loadavg", load)
                .put("maxcpu", processors)
                .put("memtotal", memory.total())
                .put("memused", memory.used())
                .put("memavailable", memory.available())
                .put("swaptotal", memory.swapTotal())
                .put("swapused", memory.swapUsed())
                .put("roottotal", root.total())
                .put("rootused", root.used())
                .put("netin", traffic.received())
                .put("netout", traffic.sent())
                .put("arcsize", arcSize);
        if (cpu != null) {
            values.put("cpu", cpu.busy()).put("iowait", cpu.ioWait());
        }
        pressures.addTo(values);
        return values.toMap();
    }

    @Override
    public Map<String, Double> shares() {
        return new KnownValues()
                .put("cpu", cpu == null ? null : cpu.busy())
                .putShare("mem", memory.used(), memory.total())
                .toMap();
    }
}
