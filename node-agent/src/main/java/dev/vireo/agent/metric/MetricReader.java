// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.metric;

import dev.vireo.model.id.NodeName;
import dev.vireo.model.id.StorageId;
import dev.vireo.model.id.Vmid;
import dev.vireo.model.metric.LoadProfile;
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
    private final LoadStore load;
    private final InstantSource clock;

    /**
     * @param store the archives
     * @param load what is usual at which hour
     * @param clock tells where spans of the past end
     */
    public MetricReader(MetricStore store, LoadStore load, InstantSource clock) {
        this.store = store;
        this.load = load;
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

    /** What a node usually uses at each hour of the week. */
    public LoadProfile usualLoad(NodeName node) {
        return load.read(ArchiveName.of(node), clock.instant());
    }

    /** What a guest usually uses at each hour of the week, of the hours at which it runs. */
    public LoadProfile usualLoad(Vmid vmid) {
        return load.read(ArchiveName.of(vmid), clock.instant());
    }

    /** How full a storage usually is at each hour of the week. */
    public LoadProfile usualLoad(StorageId storage) {
        return load.read(ArchiveName.of(storage), clock.instant());
    }

    /** How full a storage was, in bytes. */
    public List<Map<String, Object>> storage(StorageId storage, Timeframe timeframe, Consolidation consolidation) {
        return store.read(ArchiveName.of(storage), timeframe, consolidation, clock.instant());
    }
}
