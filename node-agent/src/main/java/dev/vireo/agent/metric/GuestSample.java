// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.metric;

import dev.vireo.model.id.Vmid;
import dev.vireo.model.metric.Usage;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a guest uses at one moment.
 *
 * @param vmid which
 * @param usage what it uses; its traffic is counted from the guest's start
 * @param hostMemory bytes of the node's memory that the guest takes with all that serves it; null when unknown
 * @param pressures how much its tasks are held up
 */
public record GuestSample(Vmid vmid, Usage usage, @Nullable Long hostMemory, Pressures pressures)
        implements MetricSample {
    @Override
    public ArchiveName archive() {
        return ArchiveName.of(vmid);
    }

    @Override
    public Map<String, Double> values() {
        KnownValues values = new KnownValues()
                .put("maxcpu", usage.maxcpu())
                .put("cpu", usage.cpu())
                .put("maxmem", usage.maxmem())
                .put("mem", usage.mem())
                .put("maxdisk", usage.maxdisk())
                .put("disk", usage.disk())
                .put("netin", usage.netin())
                .put("netout", usage.netout())
                .put("diskread", usage.diskread())
                .put("diskwrite", usage.diskwrite())
                .put("memhost", hostMemory);
        pressures.addTo(values);
        if (pressures.cpu() != null) {
            values.put("pressurecpufull", pressures.cpu().full());
        }
        return values.toMap();
    }

    @Override
    public Map<String, Double> shares() {
        return new KnownValues()
                .put("cpu", usage.cpu())
                .putShare("mem", usage.mem(), usage.maxmem())
                .toMap();
    }
}
