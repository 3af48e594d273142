// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.metric;

import dev.vireo.model.id.NodeName;
import dev.vireo.model.id.StorageId;
import dev.vireo.model.id.Vmid;
import dev.vireo.model.metric.Timeframe;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;

/**
 * Answers the API's questions about load over time. Each answer is a list of points, oldest first; a point has the end of
 * its step as {@code time}, in seconds since the epoch, and those values that are known. What was never sampled has none.
 */
public final class MetricReader {
    private final MetricStore store;
    private final InstantSource clock;

    /**
     * @param store the archives
     * @param clock tells where spans of the past end
     */
    public MetricReader(MetricStore store, InstantSource clock) {
        this.store = store;
        this.clock = clock;
    }

    /** A node's load; traffic in bytes a second, pressures in percent. */
    public List<Map<String, Object>> node(NodeName node, Timeframe timeframe, Consolidation consolidation) {
        return store.read(ArchiveName.of(node), timeframe, consolidation, clock.instant());
    }

    /** A guest's load; traffic of networks and disks in bytes a second, pressures in percent. */
    public List<Map<String, Object>> guest(Vmid vmid, Timeframe timeframe, Consolidation consolidation) {
        return store.read(ArchiveName.of(vmid), timeframe, consolidation, clock.instant());
    }

    /** How full a storage was, in bytes. */
    public List<Map<String, Object>> storage(StorageId storage, Timeframe timeframe, Consolidation consolidation) {
        return store.read(ArchiveName.of(storage), timeframe, consolidation, clock.instant());
    }
}
