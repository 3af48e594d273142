// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.vireo.model.id.StorageId;
import dev.vireo.model.id.Vmid;
import dev.vireo.model.metric.LoadProfile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LoadStoreTest {
    /** A Monday, 00:00 in UTC. */
    private static final Instant MONDAY = Instant.parse("2026-11-02T00:00:00Z");

    private static final ArchiveName GUEST = ArchiveName.of(new Vmid(100));
    private static final Duration WEEK = Duration.ofDays(7);
    private static final int TUESDAY_9 = 24 + 9;

    @TempDir
    private Path directory;

    private LoadStore store() {
        return new LoadStore(directory, ZoneOffset.UTC);
    }

    private Path file() {
        return directory.resolve("guest").resolve("100.rrd.load");
    }

    private static Instant at(int hourOfWeek) {
        return MONDAY.plus(Duration.ofHours(hourOfWeek));
    }

    /** Lets an hour pass with one sample every ten seconds. */
    private static void hour(LoadStore store, Instant from, double cpu) {
        for (int second = 0; second < 3600; second += 10) {
            Instant now = from.plusSeconds(second);
            store.add(GUEST, now, Map.of("cpu", cpu));
            store.endRound(now);
        }
        store.endRound(from.plusSeconds(3600));
    }

    private static LoadProfile.Measure cpu(LoadProfile profile) {
        return profile.measure("cpu").orElseThrow();
    }

    private static @Nullable Double average(LoadStore store, Instant now, int hour) {
        return cpu(store.read(GUEST, now)).average().get(hour);
    }

    @Test
    void hourOfTheWeekHasTheMeanOfItsMinutesInFourWeeks() {
        LoadStore store = store();
        for (int week = 0; week < 4; week++) {
            hour(store, at(TUESDAY_9).plus(WEEK.multipliedBy(week)), 0.2 + week * 0.2);
        }
        Instant now = at(TUESDAY_9 + 2).plus(WEEK.multipliedBy(3));

        assertThat(average(store, now, TUESDAY_9)).isEqualTo(0.5, within(1e-4));
        assertThat(average(store, now, TUESDAY_9 + 1)).isNull();
        assertThat(store.read(GUEST, now).days()).isEqualTo(4);
        assertThat(store.read(GUEST, now).hour()).isEqualTo(TUESDAY_9 + 2);
    }

    @Test
    void peakIsWhatTheMinutesStayBelowNineteenTimesOutOfTwenty() {
        LoadStore store = store();
        for (int minute = 0; minute < 60; minute++) {
            store.add(GUEST, at(0).plusSeconds(minute * 60L), Map.of("cpu", minute < 54 ? 0.12 : 0.87));
        }
        store.endRound(at(1));
        LoadProfile.Measure cpu = cpu(store.read(GUEST, at(1)));

        assertThat(cpu.peak().get(0)).isBetween(0.85, 0.9);
        assertThat(cpu.average().get(0)).isEqualTo(0.195, within(1e-3));
    }

    @Test
    void peakOfRandomLoadIsAsNearAsTheStepsAreWide() {
        Random random = new Random(7);
        for (int round = 0; round < 200; round++) {
            int[] counts = new int[LoadScale.STEPS];
            double[] shares = random.doubles(300).map(share -> share * share).toArray();
            for (double share : shares) {
                counts[LoadScale.stepOf(share)]++;
            }
            java.util.Arrays.sort(shares);

            assertThat(LoadScale.quantile(counts, 0.95)).isEqualTo(shares[284], within(0.11));
        }
    }

    @Test
    void whatIsOlderThanFourWeeksDoesNotCount() {
        LoadStore store = store();
        hour(store, at(TUESDAY_9), 0.9);
        Instant fourWeeksLater = at(TUESDAY_9).plus(WEEK.multipliedBy(4));

        assertThat(average(store, fourWeeksLater.minusSeconds(1), TUESDAY_9)).isEqualTo(0.9, within(1e-4));
        assertThat(average(store, fourWeeksLater, TUESDAY_9)).isNull();

        hour(store, fourWeeksLater, 0.3);

        assertThat(average(store, fourWeeksLater.plusSeconds(3600), TUESDAY_9)).isEqualTo(0.3, within(1e-4));
    }

    @Test
    void hoursAreThoseOfTheNodesOwnClock() {
        LoadStore moscow = new LoadStore(directory, ZoneId.of("Europe/Moscow"));
        hour(moscow, at(23), 0.4);
        LoadProfile profile = moscow.read(GUEST, at(24));

        assertThat(cpu(profile).average().get(24 + 2)).isEqualTo(0.4, within(1e-4));
        assertThat(profile.zone()).isEqualTo("Europe/Moscow");
    }

    @Test
    void hourThatComesTwiceInAutumnCountsBothTimes() {
        LoadStore berlin = new LoadStore(directory, ZoneId.of("Europe/Berlin"));
        Instant twoSummer = Instant.parse("2026-10-25T00:00:00Z");
        hour(berlin, twoSummer, 0.2);
        hour(berlin, twoSummer.plusSeconds(3600), 0.6);

        assertThat(average(berlin, twoSummer.plusSeconds(7200), 6 * 24 + 2)).isEqualTo(0.4, within(1e-4));
    }

    @Test
    void minutesOutliveTheAgent() {
        hour(store(), at(5), 0.7);
        LoadStore afterwards = store();
        hour(afterwards, at(6), 0.1);

        assertThat(average(afterwards, at(7), 5)).isEqualTo(0.7, within(1e-4));
        assertThat(average(afterwards, at(7), 6)).isEqualTo(0.1, within(1e-4));
    }

    @Test
    void lastMinuteOfAGuestThatStopsIsWrittenAndForgottenInMemory() {
        LoadStore store = store();
        store.add(GUEST, at(3), Map.of("cpu", 0.5));
        assertThat(store.minutesInMemory()).isEqualTo(1);

        store.endRound(at(3).plusSeconds(60));

        assertThat(store.minutesInMemory()).isZero();
        assertThat(average(store, at(4), 3)).isEqualTo(0.5, within(1e-4));
    }

    @Test
    void clockThatWasAheadLeavesNothingBehind() {
        LoadStore store = store();
        hour(store, at(3).plus(WEEK.multipliedBy(20)), 0.9);

        assertThat(average(store, at(4), 3)).isNull();

        hour(store, at(3), 0.2);

        assertThat(average(store, at(4), 3)).isEqualTo(0.2, within(1e-4));
    }

    @Test
    void fileThatIsDamagedBeginsAnew() throws IOException {
        hour(store(), at(3), 0.9);
        Files.write(file(), new byte[100]);
        assertThat(store().read(GUEST, at(4)).measures()).isEmpty();

        hour(store(), at(5), 0.2);

        assertThat(average(store(), at(6), 3)).isNull();
        assertThat(average(store(), at(6), 5)).isEqualTo(0.2, within(1e-4));
    }

    @Test
    void cellsThatMakeNoSenseAreTakenForEmpty() throws IOException {
        hour(store(), at(3), 0.9);
        byte[] bytes = Files.readAllBytes(file());
        new Random(3).nextBytes(bytes);
        System.arraycopy("vireo load 1\n".getBytes(java.nio.charset.StandardCharsets.US_ASCII), 0, bytes, 0, 13);
        Files.write(file(), bytes);

        LoadProfile profile = store().read(GUEST, at(4));

        assertThat(cpu(profile).average()).allSatisfy(share -> {
            if (share != null) {
                assertThat(share).isBetween(0.0, 1.0);
            }
        });
    }

    @Test
    void fileThatWasBeingMadeWhenTheAgentDiedIsMadeAnew() throws IOException {
        Files.createDirectories(file().getParent());
        Files.write(Path.of(file() + ".new"), new byte[10_000_000]);
        hour(store(), at(3), 0.4);

        assertThat(average(store(), at(4), 3)).isEqualTo(0.4, within(1e-4));
        assertThat(Path.of(file() + ".new")).doesNotExist();
    }

    @Test
    void fileHasItsSizeForEver() throws IOException {
        LoadStore store = store();
        hour(store, at(3), 0.4);
        long size = Files.size(file());
        hour(store, at(3).plus(WEEK.multipliedBy(9)), 0.4);

        assertThat(Files.size(file())).isEqualTo(size).isLessThan(50_000);
    }

    @Test
    void guestThatIsNoMoreIsForgotten() {
        LoadStore store = store();
        hour(store, at(3), 0.4);
        store.add(GUEST, at(4), Map.of("cpu", 0.5));
        store.forget(new Vmid(100));
        store.endRound(at(5));

        assertThat(file()).doesNotExist();
        assertThat(store.read(GUEST, at(5)).measures()).isEmpty();
    }

    @Test
    void filesInWhichNothingCountsAnyMoreAreSweptAway() throws IOException {
        LoadStore store = store();
        hour(store, at(3), 0.4);
        store.add(ArchiveName.of(new StorageId("local")), at(3), Map.of("used", 0.5));
        store.endRound(at(4));
        Files.setLastModifiedTime(file(), FileTime.from(at(3)));
        store.sweep(at(3).plus(WEEK.multipliedBy(4)).plusSeconds(1));

        assertThat(file()).doesNotExist();
        assertThat(store.read(ArchiveName.of(new StorageId("local")), at(4)).measures())
                .extracting(LoadProfile.Measure::name)
                .containsExactly("used");
    }

    @Test
    void whatWasNeverSampledHasNoKnownHours() {
        assertThat(store().read(GUEST, at(0))).isEqualTo(new LoadProfile("Z", 0, 0, List.of()));
    }
}
