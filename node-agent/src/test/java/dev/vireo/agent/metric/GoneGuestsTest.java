// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.metric;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vireo.agent.cluster.Change;
import dev.vireo.agent.cluster.SqliteClusterStore;
import dev.vireo.model.id.NodeName;
import dev.vireo.model.id.Vmid;
import dev.vireo.model.metric.Timeframe;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GoneGuestsTest {
    private static final String FILE = "nodes/n1/qemu-server/100.conf";
    private static final ArchiveName GUEST = ArchiveName.of(new Vmid(100));
    private static final Instant NOW = Instant.parse("2026-11-02T00:00:30Z");

    @TempDir
    private Path directory;

    private SqliteClusterStore configuration;
    private MetricStore metrics;
    private LoadStore load;

    @SuppressWarnings("NullAway.Init") // begin() sets the fields
    GoneGuestsTest() {}

    @BeforeEach
    void begin() {
        configuration = SqliteClusterStore.open(directory.resolve("store.db"));
        metrics = new MetricStore(directory.resolve("rrd"));
        load = new LoadStore(directory.resolve("rrd"), ZoneOffset.UTC);
        new GoneGuests(configuration, new NodeName("n1"), metrics, load).start();
        configuration.commit(Change.NONE.create(FILE, "memory: 512\n"));
        metrics.write(GUEST, NOW, Map.of("cpu", 0.5));
        load.add(GUEST, NOW, Map.of("cpu", 0.5));
        load.endRound(NOW.plusSeconds(60));
    }

    @AfterEach
    void end() throws IOException {
        metrics.close();
        configuration.close();
    }

    private boolean isRemembered() {
        return !load.read(GUEST, NOW).measures().isEmpty()
                && !metrics.read(GUEST, Timeframe.HOUR, Consolidation.AVERAGE, NOW)
                        .isEmpty();
    }

    @Test
    void guestThatIsRemovedLeavesNoLoadToTheNextOfItsNumber() {
        configuration.commit(Change.NONE.delete(configuration.read(FILE).orElseThrow()));
        configuration.commit(Change.NONE.create(FILE, "memory: 1024\n"));

        assertThat(load.read(GUEST, NOW).measures()).isEmpty();
        assertThat(metrics.read(GUEST, Timeframe.HOUR, Consolidation.AVERAGE, NOW))
                .isEmpty();
    }

    @Test
    void guestWhoseConfigurationChangesKeepsItsLoad() {
        configuration.commit(Change.NONE.replace(configuration.read(FILE).orElseThrow(), "memory: 1024\n"));

        assertThat(isRemembered()).isTrue();
    }

    @Test
    void guestOfAnotherNodeIsNoneOfOurs() {
        String elsewhere = "nodes/n2/qemu-server/100.conf";
        configuration.commit(
                Change.NONE.delete(configuration.read(FILE).orElseThrow()).create(elsewhere, ""));
        load.add(GUEST, NOW, Map.of("cpu", 0.5));
        load.endRound(NOW.plusSeconds(60));
        configuration.commit(Change.NONE.delete(configuration.read(elsewhere).orElseThrow()));

        assertThat(load.read(GUEST, NOW).measures()).isNotEmpty();
    }
}
