// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.vireo.model.id.StorageId;
import dev.vireo.model.id.Vmid;
import dev.vireo.model.metric.Timeframe;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MetricStoreTest {
    /** Begins a week of the archives, so that it begins all shorter steps too. */
    private static final long START = 604_800L * 2900;

    private static final ArchiveName GUEST = ArchiveName.of(new Vmid(100));
    private static final int MINUTE = 60;

    @TempDir
    private Path directory;

    private MetricStore store;

    @BeforeEach
    void open() {
        store = new MetricStore(directory);
    }

    @AfterEach
    void close() throws IOException {
        store.close();
    }

    private void write(long time, String source, double value) {
        store.write(GUEST, Instant.ofEpochSecond(time), Map.of(source, value));
    }

    /** Writes a value every ten seconds, later than the first time and up to the last. */
    private void writeSteadily(long after, long until, String source, double value) {
        for (long time = after + 10; time <= until; time += 10) {
            write(time, source, value);
        }
    }

    private List<Map<String, Object>> read(Timeframe timeframe, Consolidation consolidation, long now) {
        return store.read(GUEST, timeframe, consolidation, Instant.ofEpochSecond(now));
    }

    private static Map<String, Object> at(List<Map<String, Object>> points, long time) {
        return points.stream()
                .filter(point -> Objects.equals(point.get("time"), time))
                .findFirst()
                .orElseThrow();
    }

    private static double value(Map<String, Object> point, String source) {
        return ((Number) Objects.requireNonNull(point.get(source))).doubleValue();
    }

    @Test
    void samplesOfAMinuteBecomeTheirMean() {
        for (int i = 1; i <= 6; i++) {
            write(START + i * 10L, "cpu", i / 10.0);
        }

        assertThat(value(at(read(Timeframe.HOUR, Consolidation.AVERAGE, START + MINUTE), START + MINUTE), "cpu"))
                .isEqualTo(0.35, within(1e-6));
    }

    @Test
    void longerStepsKeepMeanAndMaximumOfTheirMinutes() {
        long halfHour = 1800;
        writeSteadily(START, START + 600, "mem", 9000);
        writeSteadily(START + 600, START + halfHour, "mem", 3000);

        Map<String, Object> mean = at(read(Timeframe.WEEK, Consolidation.AVERAGE, START + halfHour), START + halfHour);
        Map<String, Object> most = at(read(Timeframe.WEEK, Consolidation.MAX, START + halfHour), START + halfHour);

        assertThat(value(mean, "mem")).isEqualTo(5000, within(5.0));
        assertThat(most).containsEntry("mem", 9000L);
    }

    @Test
    void everyTimeframeHasAllItsPointsAlignedToItsStep() {
        writeSteadily(START, START + 300, "cpu", 0.5);

        for (Timeframe timeframe : Timeframe.values()) {
            long step = timeframe.step().toSeconds();
            long now = START + 300 + 7;
            List<Map<String, Object>> points = read(timeframe, Consolidation.AVERAGE, now);
            long last = now / step * step;

            assertThat(points)
                    .extracting(point -> point.get("time"))
                    .containsExactlyElementsOf(LongStream.range(0, timeframe.points())
                            .mapToObj(i -> (Object) (last - (timeframe.points() - 1 - i) * step))
                            .toList());
        }
    }

    @Test
    void decadeIsFilledByWeeks() {
        long week = Timeframe.DECADE.step().toSeconds();
        ArchiveName storage = ArchiveName.of(new StorageId("local"));
        for (long time = START + MINUTE; time <= START + 2 * week; time += MINUTE) {
            double used = time <= START + week ? 1024 : 2048;
            store.write(storage, Instant.ofEpochSecond(time), Map.of("used", used));
        }

        List<Map<String, Object>> points =
                store.read(storage, Timeframe.DECADE, Consolidation.AVERAGE, Instant.ofEpochSecond(START + 2 * week));

        assertThat(at(points, START + week)).containsEntry("used", 1024L);
        assertThat(at(points, START + 2 * week)).containsEntry("used", 2048L);
    }

    @Test
    void lastPointIsLeftOutUntilItIsComplete() {
        writeSteadily(START, START + MINUTE + 50, "cpu", 0.5);

        List<Map<String, Object>> before = read(Timeframe.HOUR, Consolidation.AVERAGE, START + 2 * MINUTE + 5);
        write(START + 2 * MINUTE, "cpu", 0.5);
        List<Map<String, Object>> after = read(Timeframe.HOUR, Consolidation.AVERAGE, START + 2 * MINUTE + 5);

        assertThat(before.get(59)).containsEntry("time", START + MINUTE).containsEntry("cpu", 0.5);
        assertThat(after.get(59)).containsEntry("time", START + 2 * MINUTE).containsEntry("cpu", 0.5);
    }

    @Test
    void counterBecomesItsGrowthASecond() {
        for (int i = 1; i <= 12; i++) {
            write(START + i * 10L, "netin", 1_000_000_000_000.0 + i * 5000);
        }

        assertThat(value(at(read(Timeframe.HOUR, Consolidation.AVERAGE, START + 120), START + 120), "netin"))
                .isEqualTo(500, within(1e-6));
    }

    @Test
    void counterThatStartsAnewIsNeverNegativeNorHuge() {
        for (int i = 1; i <= 18; i++) {
            write(START + i * 10L, "diskread", i <= 9 ? 9e9 + i * 1000 : (i - 9) * 1000);
        }

        List<Map<String, Object>> points = read(Timeframe.HOUR, Consolidation.AVERAGE, START + 180);

        assertThat(points.stream().filter(point -> point.containsKey("diskread")))
                .isNotEmpty()
                .allSatisfy(point -> assertThat(value(point, "diskread")).isEqualTo(100, within(1e-6)));
    }

    @Test
    void shortSilenceIsBridgedAndALongOneIsAGap() {
        writeSteadily(START, START + 120, "cpu", 0.25);
        writeSteadily(START + 200, START + 300, "cpu", 0.25);
        writeSteadily(START + 900, START + 1020, "cpu", 0.25);

        List<Map<String, Object>> points = read(Timeframe.HOUR, Consolidation.AVERAGE, START + 1020);

        assertThat(at(points, START + 180)).containsEntry("cpu", 0.25);
        assertThat(at(points, START + 600)).containsOnlyKeys("time");
        assertThat(at(points, START + 1020)).containsEntry("cpu", 0.25);
    }

    @Test
    void counterIsUnknownAcrossAGap() {
        write(START + 10, "netout", 1000);
        write(START + 20, "netout", 2000);
        writeSteadily(START + 900, START + 1020, "netout", 1e9);

        List<Map<String, Object>> points = read(Timeframe.HOUR, Consolidation.AVERAGE, START + 1020);

        assertThat(at(points, START + 600)).containsOnlyKeys("time");
        assertThat(at(points, START + 1020)).containsEntry("netout", 0L);
    }

    @Test
    void sourcesWithoutASampleAreAbsentAndNeverNotANumber() {
        writeSteadily(START, START + 600, "cpu", 0.5);

        assertThat(read(Timeframe.HOUR, Consolidation.AVERAGE, START + 600))
                .allSatisfy(point -> assertThat(point.keySet()).isSubsetOf("time", "cpu"))
                .allSatisfy(point -> assertThat(point.values()).doesNotContain(Double.NaN));
    }

    @Test
    void restartInTheMiddleOfAMinuteLosesNothing() throws IOException {
        write(START + 10, "cpu", 0.2);
        write(START + 20, "cpu", 0.2);
        write(START + 30, "cpu", 0.2);
        close();
        open();
        write(START + 40, "cpu", 0.4);
        write(START + 50, "cpu", 0.4);
        write(START + 60, "cpu", 0.4);

        assertThat(value(at(read(Timeframe.HOUR, Consolidation.AVERAGE, START + MINUTE), START + MINUTE), "cpu"))
                .isEqualTo(0.3, within(1e-6));
    }

    @Test
    void agentThatWasKilledHasLostNothingThatWasWritten() {
        writeSteadily(START, START + 120, "cpu", 0.5);

        MetricStore afterwards = new MetricStore(directory);

        assertThat(at(
                        afterwards.read(
                                GUEST, Timeframe.HOUR, Consolidation.AVERAGE, Instant.ofEpochSecond(START + 120)),
                        START + 120))
                .containsEntry("cpu", 0.5);
    }

    @Test
    void secondSampleOfASecondIsLeftOut() {
        writeSteadily(START, START + MINUTE, "cpu", 0.5);
        write(START + MINUTE, "cpu", 0.9);
        write(START + MINUTE - 5, "cpu", 0.9);

        assertThat(at(read(Timeframe.HOUR, Consolidation.AVERAGE, START + MINUTE), START + MINUTE))
                .containsEntry("cpu", 0.5);
    }

    @Test
    void clockThatWasFarAheadDoesNotSilenceAnArchive() {
        writeSteadily(START + 900_000, START + 900_060, "cpu", 0.1);
        writeSteadily(START, START + MINUTE, "cpu", 0.7);

        assertThat(value(at(read(Timeframe.HOUR, Consolidation.AVERAGE, START + MINUTE), START + MINUTE), "cpu"))
                .isEqualTo(0.7, within(1e-6));
    }

    @Test
    void forgottenGuestStartsWithoutAPast() {
        writeSteadily(START, START + MINUTE, "cpu", 0.5);
        store.forget(new Vmid(100));

        assertThat(read(Timeframe.HOUR, Consolidation.AVERAGE, START + MINUTE)).isEmpty();
        assertThat(directory.resolve("guest")).isEmptyDirectory();
    }

    @Test
    void forgettingWhatWasNeverKnownIsFine() {
        store.forget(new StorageId("local"));

        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void readingMakesNoArchive() {
        assertThat(read(Timeframe.YEAR, Consolidation.MAX, START)).isEmpty();
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void moreGuestsThanOpenArchivesAreAllKept() throws IOException {
        int guests = 20;
        try (MetricStore small = new MetricStore(directory, 3)) {
            for (long time = START + 10; time <= START + MINUTE; time += 10) {
                for (int guest = 0; guest < guests; guest++) {
                    small.write(
                            ArchiveName.of(new Vmid(100 + guest)), Instant.ofEpochSecond(time), Map.of("mem", (double)
                                    guest));
                    assertThat(small.openArchives()).isLessThanOrEqualTo(3);
                }
            }
            for (int guest = 0; guest < guests; guest++) {
                List<Map<String, Object>> points = small.read(
                        ArchiveName.of(new Vmid(100 + guest)),
                        Timeframe.HOUR,
                        Consolidation.AVERAGE,
                        Instant.ofEpochSecond(START + MINUTE));
                assertThat(at(points, START + MINUTE)).containsEntry("mem", (long) guest);
            }
        }
    }

    @Test
    void noThreadIsStarted() {
        writeSteadily(START, START + MINUTE, "cpu", 0.5);

        assertThat(Thread.getAllStackTraces().keySet())
                .noneMatch(thread -> thread.getName().toLowerCase(Locale.ROOT).contains("rrd"));
    }
}
