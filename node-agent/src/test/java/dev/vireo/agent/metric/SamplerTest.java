// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.metric;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vireo.agent.host.CpuTimes;
import dev.vireo.agent.host.FileSystemUse;
import dev.vireo.agent.host.MemoryInfo;
import dev.vireo.agent.host.NetworkCounters;
import dev.vireo.agent.host.PressureInfo;
import dev.vireo.model.id.NodeName;
import dev.vireo.model.id.StorageId;
import dev.vireo.model.id.Vmid;
import dev.vireo.model.metric.Timeframe;
import dev.vireo.model.metric.Usage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SamplerTest {
    private static final long START = 604_800L * 2900;
    private static final NodeName NODE = new NodeName("n1");
    private static final Vmid VMID = new Vmid(100);
    private static final StorageId STORAGE = new StorageId("local");
    private static final PressureInfo PRESSURE = new PressureInfo(2, 1);

    @TempDir
    private Path directory;

    private MetricStore store;
    private MetricReader reader;
    private long now = START;

    @BeforeEach
    void open() {
        store = new MetricStore(directory);
        reader = new MetricReader(store, load(), () -> Instant.ofEpochSecond(now));
    }

    @AfterEach
    void close() throws IOException {
        store.close();
    }

    private LoadStore load() {
        return new LoadStore(directory, ZoneOffset.UTC);
    }

    private NodeSample node() {
        return new NodeSample(
                NODE,
                4,
                new CpuTimes.Share(0.5, 0.25, 0.25),
                1.5,
                new MemoryInfo(1000, 100, 400, 50, 20),
                new FileSystemUse(2000, 500, 400),
                new NetworkCounters((now - START) * 7, (now - START) * 3),
                512L,
                new Pressures(PRESSURE, PRESSURE, PRESSURE));
    }

    private List<GuestSample> guests() {
        long seconds = now - START;
        Usage usage =
                new Usage(0.5, 2.0, 300L, 400L, 0L, 500L, seconds, seconds, seconds * 2, seconds * 4, seconds * 8);
        return List.of(new GuestSample(VMID, usage, 350L, new Pressures(PRESSURE, null, PRESSURE)));
    }

    private void sampleTwoMinutes(Supplier<NodeSample> node, Supplier<List<GuestSample>> guests) {
        Sampler sampler = new Sampler(
                store,
                load(),
                () -> Instant.ofEpochSecond(now),
                node,
                guests,
                () -> List.of(new StorageSample(STORAGE, 4000, 1000)));
        for (int i = 0; i < 12; i++) {
            now += 10;
            sampler.run();
        }
    }

    private static Map<String, Object> last(List<Map<String, Object>> points) {
        return points.get(points.size() - 1);
    }

    @Test
    void everythingOnTheNodeIsKeptUnderTheNamesOfTheApi() {
        sampleTwoMinutes(this::node, this::guests);

        assertThat(last(reader.node(NODE, Timeframe.HOUR, Consolidation.AVERAGE)))
                .isEqualTo(Map.ofEntries(
                        Map.entry("time", START + 120),
                        Map.entry("loadavg", 1.5),
                        Map.entry("maxcpu", 4L),
                        Map.entry("cpu", 0.5),
                        Map.entry("iowait", 0.25),
                        Map.entry("memtotal", 1000L),
                        Map.entry("memused", 600L),
                        Map.entry("memavailable", 400L),
                        Map.entry("swaptotal", 50L),
                        Map.entry("swapused", 30L),
                        Map.entry("roottotal", 2000L),
                        Map.entry("rootused", 1500L),
                        Map.entry("netin", 7L),
                        Map.entry("netout", 3L),
                        Map.entry("arcsize", 512L),
                        Map.entry("pressurecpusome", 2L),
                        Map.entry("pressureiosome", 2L),
                        Map.entry("pressureiofull", 1L),
                        Map.entry("pressurememorysome", 2L),
                        Map.entry("pressurememoryfull", 1L)));
        assertThat(last(reader.guest(VMID, Timeframe.HOUR, Consolidation.MAX)))
                .isEqualTo(Map.ofEntries(
                        Map.entry("time", START + 120),
                        Map.entry("maxcpu", 2L),
                        Map.entry("cpu", 0.5),
                        Map.entry("maxmem", 400L),
                        Map.entry("mem", 300L),
                        Map.entry("maxdisk", 500L),
                        Map.entry("disk", 0L),
                        Map.entry("netin", 1L),
                        Map.entry("netout", 2L),
                        Map.entry("diskread", 4L),
                        Map.entry("diskwrite", 8L),
                        Map.entry("memhost", 350L),
                        Map.entry("pressurecpusome", 2L),
                        Map.entry("pressurecpufull", 1L),
                        Map.entry("pressurememorysome", 2L),
                        Map.entry("pressurememoryfull", 1L)));
        assertThat(last(reader.storage(STORAGE, Timeframe.HOUR, Consolidation.AVERAGE)))
                .isEqualTo(Map.of("time", START + 120, "total", 4000L, "used", 1000L));
    }

    @Test
    void whatCannotBeSampledKeepsNothingElseFromBeingKept() {
        sampleTwoMinutes(
                () -> {
                    throw new UncheckedIOException(new IOException("no /proc here"));
                },
                () -> {
                    throw new IllegalArgumentException("odd guest");
                });

        assertThat(reader.node(NODE, Timeframe.HOUR, Consolidation.AVERAGE)).isEmpty();
        assertThat(last(reader.storage(STORAGE, Timeframe.HOUR, Consolidation.AVERAGE)))
                .containsEntry("used", 1000L);
    }

    @Test
    void archiveThatCannotBeMadeKeepsNothingElseFromBeingKept() throws IOException {
        Files.createFile(directory.resolve("guest"));

        sampleTwoMinutes(this::node, this::guests);

        assertThat(last(reader.storage(STORAGE, Timeframe.HOUR, Consolidation.AVERAGE)))
                .containsEntry("used", 1000L);
    }
}
