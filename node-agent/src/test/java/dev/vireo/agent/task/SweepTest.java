// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.task;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vireo.model.id.NodeName;
import dev.vireo.model.id.Upid;
import dev.vireo.model.id.UserId;
import dev.vireo.model.task.LogLine;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SweepTest {
    private static final Instant NOW = Instant.ofEpochSecond(1_800_000_000);

    @TempDir
    Path directory;

    private final List<String> swept = new ArrayList<>();
    private final Set<String> failing = new HashSet<>();
    private NodeDatabase database;

    @BeforeEach
    void open() {
        database = new NodeDatabase(directory.resolve("node.db"));
    }

    @AfterEach
    void close() {
        database.close();
    }

    private Upid begin(int number) {
        Upid upid = new Upid(new NodeName("n1"), number, 1, NOW.minusSeconds(60), "qmcreate", "" + number, UserId.ROOT);
        database.taskBegins(upid);
        return upid;
    }

    private void sweep(String... kinds) {
        List<Sweeper> sweepers = new ArrayList<>();
        for (String kind : kinds) {
            sweepers.add(new RecordingSweeper(kind));
        }
        new Sweep(database, directory, InstantSource.fixed(NOW), sweepers).run();
    }

    private final class RecordingSweeper implements Sweeper {
        private final String kind;

        RecordingSweeper(String kind) {
            this.kind = kind;
        }

        @Override
        public String kind() {
            return kind;
        }

        @Override
        public void sweep(Intent intent, TaskLog log) throws IOException {
            String file = intent.details().getOrDefault("file", "");
            if (failing.contains(file)) {
                throw new IOException("busy");
            }
            log.line("removed " + file);
            swept.add(file);
        }
    }

    private List<String> log(Upid upid) {
        return TaskLogFile.of(directory, upid).read(0, 0).stream()
                .map(LogLine::t)
                .toList();
    }

    @Test
    void sweepsTheNewestIntentFirst() {
        Upid first = begin(1);
        Upid second = begin(2);
        database.addIntent(first, "file", Map.of("file", "a"));
        database.addIntent(second, "file", Map.of("file", "b"));
        database.addIntent(first, "file", Map.of("file", "c"));

        sweep("file");

        assertThat(swept).containsExactly("c", "b", "a");
        assertThat(database.openIntents()).isEmpty();
    }

    @Test
    void aSweptTaskEndsAndSaysWhatWasDone() {
        Upid upid = begin(1);
        database.addIntent(upid, "file", Map.of("file", "a"));

        sweep("file");

        assertThat(database.unendedTasks()).isEmpty();
        assertThat(database.endedTasks(10)).singleElement().satisfies(ended -> {
            assertThat(ended.upid()).isEqualTo(upid);
            assertThat(ended.end()).isEqualTo(NOW);
            assertThat(ended.status()).contains("cleaned up").isNotEqualTo("OK");
        });
        assertThat(log(upid)).first().isEqualTo("removed a");
        assertThat(log(upid)).last().asString().startsWith("TASK ERROR: ");
    }

    @Test
    void aTaskWithoutIntentsEndsToo() {
        Upid upid = begin(1);

        sweep();

        assertThat(database.unendedTasks()).isEmpty();
        assertThat(database.endedTasks(10))
                .extracting(NodeDatabase.EndedTask::upid)
                .containsExactly(upid);
    }

    @Test
    void whatASweeperFailsAtIsTriedAgainAtTheNextStartAndStopsNoOther() {
        Upid bad = begin(1);
        Upid good = begin(2);
        database.addIntent(good, "file", Map.of("file", "good"));
        database.addIntent(bad, "file", Map.of("file", "bad"));
        failing.add("bad");

        sweep("file");
        assertThat(swept).containsExactly("good");
        assertThat(database.unendedTasks()).containsExactly(bad);
        assertThat(log(bad)).anyMatch(line -> line.startsWith("WARNING: ") && line.contains("busy"));

        failing.clear();
        sweep("file");
        assertThat(swept).containsExactly("good", "bad");
        assertThat(database.unendedTasks()).isEmpty();
        assertThat(database.openIntents()).isEmpty();
    }

    @Test
    void anIntentThatNobodyKnowsIsKept() {
        Upid upid = begin(1);
        database.addIntent(upid, "future", Map.of());

        sweep("file");

        assertThat(database.openIntents()).extracting(Intent::kind).containsExactly("future");
        assertThat(database.unendedTasks()).containsExactly(upid);
    }

    @Test
    void intentsSurviveARestartOfTheAgent() {
        Upid upid = begin(1);
        Intent intent = database.addIntent(upid, "file", Map.of("file", "a", "size", "1"));
        database.close();
        open();

        assertThat(database.openIntents()).containsExactly(intent);
        assertThat(database.taskCount()).isEqualTo(1);
    }
}
