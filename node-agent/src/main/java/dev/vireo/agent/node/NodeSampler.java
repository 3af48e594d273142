// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.node;

import dev.vireo.agent.host.FileSystemUse;
import dev.vireo.agent.host.HostFiles;
import dev.vireo.agent.host.LoadAverage;
import dev.vireo.agent.host.MemoryInfo;
import dev.vireo.agent.host.NetworkCounters;
import dev.vireo.agent.host.PressureInfo;
import dev.vireo.agent.metric.NodeSample;
import dev.vireo.agent.metric.Pressures;
import dev.vireo.model.id.NodeName;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Samples this node's load. */
public final class NodeSampler implements Supplier<NodeSample> {
    private static final Path ZFS_CACHE = Path.of("/proc/spl/kstat/zfs/arcstats");
    private static final Pattern ZFS_CACHE_SIZE = Pattern.compile("(?m)^size\\s+[0-9]+\\s+([0-9]+)$");

    private final NodeName node;
    private final HostFiles files;
    private final CpuMeter meter;
    private final Supplier<FileSystemUse> root;
    private final NetworkInterfaces interfaces;

    /**
     * @param node name of this node
     * @param files of the host
     * @param meter nobody else may sample it
     * @param root asks the root file system
     * @param interfaces tells which of them lead out of the node
     */
    public NodeSampler(
            NodeName node,
            HostFiles files,
            CpuMeter meter,
            Supplier<FileSystemUse> root,
            NetworkInterfaces interfaces) {
        this.node = node;
        this.files = files;
        this.meter = meter;
        this.root = root;
        this.interfaces = interfaces;
    }

    @Override
    public NodeSample get() {
        return new NodeSample(
                node,
                meter.processors(),
                meter.sample().orElse(null),
                LoadAverage.parse(files.read(Path.of("/proc/loadavg"))).one(),
                MemoryInfo.parse(files.read(Path.of("/proc/meminfo"))),
                root.get(),
                traffic(),
                zfsCache(),
                new Pressures(pressure("cpu"), pressure("io"), pressure("memory")));
    }

    /** What went in and out of the node; traffic that stays on its bridges counts for nobody. */
    private NetworkCounters traffic() {
        Map<String, NetworkCounters> counters = NetworkCounters.parse(files.read(Path.of("/proc/net/dev")));
        return interfaces.uplinks().stream()
                .map(name -> counters.getOrDefault(name, NetworkCounters.NONE))
                .reduce(NetworkCounters.NONE, NetworkCounters::plus);
    }

    private @Nullable Long zfsCache() {
        if (!files.exists(ZFS_CACHE)) {
            return null;
        }
        Matcher size = ZFS_CACHE_SIZE.matcher(files.read(ZFS_CACHE));
        return size.find() ? Long.valueOf(size.group(1)) : null;
    }

    private @Nullable PressureInfo pressure(String of) {
        Path file = Path.of("/proc/pressure", of);
        return files.exists(file) ? PressureInfo.parse(files.read(file)) : null;
    }
}
