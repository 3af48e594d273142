// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent;

import dev.vireo.agent.host.FileSystemUse;
import dev.vireo.agent.host.HostFiles;
import dev.vireo.agent.metric.GuestSample;
import dev.vireo.agent.metric.LoadStore;
import dev.vireo.agent.metric.MetricReader;
import dev.vireo.agent.metric.MetricStore;
import dev.vireo.agent.metric.Sampler;
import dev.vireo.agent.metric.StorageSample;
import dev.vireo.agent.node.CpuMeter;
import dev.vireo.agent.node.NetworkInterfaces;
import dev.vireo.agent.node.NodeReader;
import dev.vireo.agent.node.NodeSampler;
import dev.vireo.agent.node.StorageUses;
import dev.vireo.agent.node.SystemAddresses;
import dev.vireo.model.id.NodeName;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Supplier;

/**
 * Load over time, and how the node stands.
 *
 * @param store the archives
 * @param load what is usual at which hour
 * @param reader answers from them
 * @param sampler writes them
 * @param node how the node stands
 * @param interfaces its network interfaces
 * @param storageUses how full storages are, as last sampled
 */
record MetricParts(
        MetricStore store,
        LoadStore load,
        MetricReader reader,
        Sampler sampler,
        NodeReader node,
        NetworkInterfaces interfaces,
        StorageUses storageUses) {
    /** What samples are made of. */
    record Base(Path directory, NodeName node, HostFiles files, InstantSource clock, String version) {}

    static MetricParts create(Base base, List<Supplier<List<GuestSample>>> guests, StorageParts storages) {
        CpuMeter meter = new CpuMeter(base.files);
        Supplier<FileSystemUse> root = () -> FileSystemUse.of(Path.of("/"));
        NetworkInterfaces interfaces =
                new NetworkInterfaces(base.files, new SystemAddresses(), NetworkInterfaces.GUEST_DEVICE);
        MetricStore store = new MetricStore(base.directory);
        LoadStore load = new LoadStore(base.directory, ZoneId.systemDefault());
        StorageUses uses = new StorageUses(storages.storages());
        Sampler sampler = new Sampler(
                store,
                load,
                base.clock,
                new NodeSampler(base.node, base.files, meter, root, interfaces),
                () -> guests.stream().flatMap(kind -> kind.get().stream()).toList(),
                () -> uses.refresh().entrySet().stream()
                        .filter(entry -> entry.getValue().active())
                        .map(entry -> new StorageSample(
                                entry.getKey().id(),
                                entry.getValue().total(),
                                entry.getValue().used()))
                        .toList());
        return new MetricParts(
                store,
                load,
                new MetricReader(store, load, base.clock),
                sampler,
                new NodeReader(base.files, meter, root, base.version),
                interfaces,
                uses);
    }
}
