// SPDX-License-Identifier: Apache-2.0
package dev.vireo.test.past;

import dev.vireo.agent.host.CpuTimes;
import dev.vireo.agent.host.FileSystemUse;
import dev.vireo.agent.host.MemoryInfo;
import dev.vireo.agent.host.NetworkCounters;
import dev.vireo.agent.host.PressureInfo;
import dev.vireo.agent.metric.GuestSample;
import dev.vireo.agent.metric.LoadStore;
import dev.vireo.agent.metric.MetricStore;
import dev.vireo.agent.metric.NodeSample;
import dev.vireo.agent.metric.Pressures;
import dev.vireo.agent.metric.Sampler;
import dev.vireo.agent.metric.StorageSample;
import dev.vireo.model.id.NodeName;
import dev.vireo.model.id.StorageId;
import dev.vireo.model.id.Vmid;
import dev.vireo.model.metric.Usage;
import dev.vireo.test.past.UsualCourse.Shift;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Writes four weeks of samples through the agent's own {@link Sampler}, whose clock is set to the past. The agent must not
 * run on that state directory meanwhile.
 */
public final class PastLoad {
    /** Archives know nothing of a time in which no sample came for two minutes. */
    private static final Duration STEP = Duration.ofSeconds(110);

    private static final Duration LENGTH = Duration.ofDays(28);
    private static final Pressures CALM =
            new Pressures(new PressureInfo(0, 0), new PressureInfo(0, 0), new PressureInfo(0, 0));
    private static final long GIB = 1L << 30;

    private static final UsualCourse NODE = new UsualCourse(
            0.08, List.of(Shift.onWorkdays(9, 18, 0.55), Shift.onWorkdays(12, 13, 0.35), Shift.daily(2, 4, 0.85)));
    private static final Map<Integer, UsualCourse> GUESTS = Map.of(
            100, new UsualCourse(0.05, List.of(Shift.onWorkdays(8, 17, 0.5), Shift.daily(2, 3, 0.9))),
            101, new UsualCourse(0.04, List.of(Shift.onWorkdays(9, 12, 0.6), Shift.onWorkdays(12, 18, 0.35))),
            200, new UsualCourse(0.06, List.of(Shift.daily(18, 23, 0.7))),
            201, new UsualCourse(0.02, List.of()));

    private final NodeName node;
    private final int processors;
    private final Random chance = new Random(7);
    private final ZoneId zone = ZoneId.systemDefault();
    private final Instant begin;
    private Instant now;
    private long moved;

    /**
     * @param node name of the node
     * @param processors how many it has
     * @param end when the past ends
     */
    PastLoad(NodeName node, int processors, Instant end) {
        this.node = node;
        this.processors = processors;
        this.begin = end.minus(LENGTH);
        this.now = begin;
    }

    /**
     * Writes a node's past up to now.
     *
     * @param arguments the directory of the agent's archives, and the node's name
     */
    public static void main(String[] arguments) throws IOException {
        InstantSource clock = InstantSource.system();
        new PastLoad(NodeName.parse(arguments[1]), Runtime.getRuntime().availableProcessors(), clock.instant())
                .write(Path.of(arguments[0]), clock);
    }

    void write(Path directory, InstantSource clock) throws IOException {
        try (MetricStore store = new MetricStore(directory)) {
            Sampler sampler = new Sampler(
                    store, new LoadStore(directory, zone), () -> now, this::node, this::guests, this::storages);
            while (now.plus(STEP).isBefore(clock.instant())) {
                now = now.plus(STEP);
                sampler.run();
            }
        }
    }

    private double at(UsualCourse course) {
        return course.at(ZonedDateTime.ofInstant(now, zone), chance);
    }

    private NodeSample node() {
        double busy = Math.min(0.97, at(NODE));
        moved += (long) (busy * 2e6 * STEP.toSeconds());
        long total = 23 * GIB;
        long available = (long) (total * (0.75 - 0.35 * busy));
        return new NodeSample(
                node,
                processors,
                new CpuTimes.Share(busy, busy / 30, 1 - busy - busy / 30),
                busy * processors * 1.2,
                new MemoryInfo(total, available / 2, available, 0, 0),
                new FileSystemUse(252 * GIB, 200 * GIB, 190 * GIB),
                new NetworkCounters(moved, moved / 3),
                null,
                CALM);
    }

    private List<GuestSample> guests() {
        return GUESTS.entrySet().stream()
                .map(guest ->
                        new GuestSample(Vmid.parse(guest.getKey().toString()), usage(at(guest.getValue())), null, CALM))
                .toList();
    }

    private Usage usage(double busy) {
        long counted = moved / 4;
        long memory = GIB / 2;
        return new Usage(
                busy,
                1.0,
                (long) (memory * (0.3 + 0.4 * busy)),
                memory,
                0L,
                GIB,
                Duration.between(begin, now).toSeconds(),
                counted,
                counted / 2,
                counted / 3,
                counted / 5);
    }

    /** Fuller from week to week, and at night, when backups are written beside those that are deleted then. */
    private List<StorageSample> storages() {
        double age = (double) Duration.between(begin, now).toHours() / LENGTH.toHours();
        int hour = ZonedDateTime.ofInstant(now, zone).getHour();
        double share = 0.08 + 0.06 * age + (hour >= 2 && hour < 7 ? 0.3 : 0);
        long total = 252 * GIB;
        return List.of(new StorageSample(StorageId.parse("local"), total, (long) (total * share)));
    }
}
