// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.metric;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vireo.model.id.Vmid;
import dev.vireo.model.metric.Timeframe;
import dev.vireo.model.metric.Usage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DamagedArchiveTest {
    private static final long START = 604_800L * 2900;
    private static final ArchiveName GUEST = ArchiveName.of(new Vmid(100));
    /** What is before the first row: the head, the sources, the first archive's head and state. */
    private static final int HEAD = 3000;

    @TempDir
    private Path directory;

    private Path file;
    private byte[] intact;

    @BeforeEach
    void makeAnArchive() throws IOException {
        sampleAMinuteAfter(START);
        file = GUEST.in(directory);
        intact = Files.readAllBytes(file);
    }

    /** Samples as an agent does that has just been started; returns the points that it can read then. */
    private List<Map<String, Object>> sampleAMinuteAfter(long start) throws IOException {
        try (MetricStore store = new MetricStore(directory)) {
            for (long time = start + 10; time <= start + 60; time += 10) {
                store.write(GUEST, Instant.ofEpochSecond(time), Map.of("cpu", 0.5));
            }
            return store.read(GUEST, Timeframe.HOUR, Consolidation.AVERAGE, Instant.ofEpochSecond(start + 60));
        }
    }

    private void assertThatItBeginsAnew() throws IOException {
        assertThat(sampleAMinuteAfter(START + 60).get(59)).containsEntry("cpu", 0.5);
        assertThat(Path.of(file + ".damaged")).exists();
    }

    @Test
    void emptyFileIsPutAside() throws IOException {
        Files.write(file, new byte[0]);

        assertThatItBeginsAnew();
    }

    @Test
    void truncatedFileIsPutAside() throws IOException {
        Files.write(file, Arrays.copyOf(intact, intact.length - 8));

        assertThatItBeginsAnew();
    }

    @Test
    void fileOfZeroesIsPutAside() throws IOException {
        Files.write(file, new byte[intact.length]);

        assertThatItBeginsAnew();
    }

    @Test
    void archiveWithAnotherSourceIsPutAside() throws IOException {
        byte[] foreign = intact.clone();
        foreign[70] ^= 0x20; // a letter of the first source's name
        Files.write(file, foreign);

        assertThatItBeginsAnew();
    }

    @Test
    void damagedArchiveIsPutAsideByAReaderToo() throws IOException {
        Files.write(file, new byte[100]);
        try (MetricStore store = new MetricStore(directory)) {
            assertThat(store.read(GUEST, Timeframe.HOUR, Consolidation.AVERAGE, Instant.ofEpochSecond(START)))
                    .isEmpty();
        }
        assertThat(Path.of(file + ".damaged")).hasSize(100);
    }

    @Test
    void unfinishedArchiveOfACrashIsNoObstacle() throws IOException {
        Files.delete(file);
        Files.write(Path.of(file + ".new"), new byte[10]);

        assertThat(sampleAMinuteAfter(START).get(59)).containsEntry("cpu", 0.5);
    }

    @Test
    void whateverIsDamagedInTheHeadSamplingGoesOn() throws IOException {
        Random random = new Random(20261124);
        for (int round = 0; round < 100; round++) {
            byte[] damaged = intact.clone();
            for (int i = 1 + random.nextInt(3); i > 0; i--) {
                damaged[random.nextInt(HEAD)] = (byte) random.nextInt(256);
            }
            Files.write(file, damaged);
            sampleThoughSomeMayFail(START + 60);

            assertThat(sampleAMinuteAfter(START + 180).get(59).get("cpu"))
                    .as("round %d", round)
                    .isEqualTo(0.5);
        }
    }

    private static NodeSample noNode() {
        throw new UncheckedIOException(new IOException("only the guest matters here"));
    }

    private void sampleThoughSomeMayFail(long start) throws IOException {
        List<GuestSample> samples = List.of(new GuestSample(
                new Vmid(100),
                new Usage(0.5, null, null, null, null, null, null, null, null, null, null),
                null,
                Pressures.UNKNOWN));
        try (MetricStore store = new MetricStore(directory)) {
            for (long time = start + 10; time <= start + 120; time += 10) {
                Instant now = Instant.ofEpochSecond(time);
                new Sampler(
                                store,
                                new LoadStore(directory, ZoneOffset.UTC),
                                () -> now,
                                DamagedArchiveTest::noNode,
                                () -> samples,
                                List::of)
                        .run();
            }
        }
    }
}
