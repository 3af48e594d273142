// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vireo.model.InvalidValueException;
import dev.vireo.model.api.ApiException;
import dev.vireo.model.id.NodeName;
import dev.vireo.model.id.Upid;
import dev.vireo.model.id.UserId;
import dev.vireo.model.task.LogLine;
import dev.vireo.model.task.TaskEntry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
class TasksTest {
    private static final Instant START = Instant.ofEpochSecond(1_800_000_000);

    @TempDir
    Path directory;

    private final QueuedThreads threads = new QueuedThreads();
    private Instant now = START;
    private NodeDatabase database;
    private Tasks tasks;

    @BeforeEach
    void open() {
        database = new NodeDatabase(directory.resolve("node.db"));
        tasks = tasksOn(directory.resolve("logs"));
    }

    @AfterEach
    void close() {
        database.close();
    }

    private Tasks tasksOn(Path logs) {
        InstantSource clock = () -> now;
        return new Tasks(new NodeName("n1"), new Tasks.TaskHost(logs, database, threads), clock, StepListener.NONE);
    }

    private Upid start(TaskBody body) {
        return tasks.start("qmstart", "100", UserId.ROOT, body);
    }

    private TaskEntry run(TaskBody body) {
        Upid upid = start(body);
        threads.runAll();
        return tasks.find(upid).orElseThrow();
    }

    private List<String> log(Upid upid) {
        return tasks.log(upid, 0, 0).stream().map(LogLine::t).toList();
    }

    @Test
    void aTaskRunsAndEndsWithItsLog() {
        Upid upid = start(context -> context.line("starting"));

        assertThat(tasks.running()).extracting(TaskEntry::upid).containsExactly(upid.toString());
        assertThat(tasks.find(upid).orElseThrow().endtime()).isNull();
        assertThat(log(upid)).containsExactly("no content");
        now = START.plusSeconds(5);
        threads.runAll();

        TaskEntry ended = tasks.find(upid).orElseThrow();
        assertThat(ended.status()).isEqualTo("OK");
        assertThat(ended.starttime()).isEqualTo(START.getEpochSecond());
        assertThat(ended.endtime()).isEqualTo(START.getEpochSecond() + 5);
        assertThat(log(upid)).containsExactly("starting", "TASK OK");
        assertThat(tasks.running()).isEmpty();
        assertThat(tasks.ended()).containsExactly(ended);
    }

    @Test
    void logsAreReadInPartsCountedFromOne() {
        Upid upid = start(context -> {
            for (int i = 0; i < 5; i++) {
                context.line("line " + i);
            }
        });
        threads.runAll();

        assertThat(tasks.log(upid, 1, 2)).containsExactly(new LogLine(2, "line 1"), new LogLine(3, "line 2"));
        assertThat(tasks.log(upid, 100, 2)).isEmpty();
    }

    @Test
    void aLineOfTheLogStaysOneLine() {
        Upid upid = start(context -> context.line("a\r\nTASK OK"));
        threads.runAll();

        assertThat(log(upid)).containsExactly("a  TASK OK", "TASK OK");
    }

    @Test
    void warningsAreCountedInTheEnd() {
        Upid upid = start(context -> {
            context.warn("old machine type");
            context.warn("no space for logs");
        });
        threads.runAll();

        assertThat(tasks.find(upid).orElseThrow().status()).isEqualTo("WARNINGS: 2");
        assertThat(log(upid))
                .containsExactly("WARNING: old machine type", "WARNING: no space for logs", "TASK WARNINGS: 2");
    }

    @Test
    void aFailureIsTheEndOnOneLine() {
        Upid upid = start(context -> {
            throw new IOException("first\n  second\r\nthird\n");
        });
        threads.runAll();

        assertThat(tasks.find(upid).orElseThrow().status()).isEqualTo("first second third");
        assertThat(log(upid)).containsExactly("TASK ERROR: first second third");
    }

    @Test
    void badArgumentsAreNamedInTheEnd() {
        Map<String, String> errors = new LinkedHashMap<>();
        errors.put("net0", "no bridge");
        errors.put("scsi0", "no space");

        TaskEntry ended = run(context -> {
            throw ApiException.badParameters(errors);
        });

        assertThat(ended.status()).isEqualTo("net0: no bridge; scsi0: no space");
    }

    @Test
    void progressIsToldWhileItRuns() {
        List<Double> seen = new ArrayList<>();
        Upid upid = start(context -> {
            seen.add(tasks.running().get(0).progress());
            context.progress(0.5);
            seen.add(tasks.running().get(0).progress());
            context.progress(7);
            seen.add(tasks.running().get(0).progress());
        });
        threads.runAll();

        assertThat(seen).containsExactly(null, 0.5, 1.0);
        assertThat(tasks.find(upid).orElseThrow().progress()).isNull();
    }

    @Test
    void aTaskStoppedBeforeItsThreadRunsEndsWithoutItsBody() {
        List<String> ran = new ArrayList<>();
        Upid upid = start(context -> ran.add("body"));
        tasks.stop(upid);
        threads.runAll();

        assertThat(ran).isEmpty();
        assertThat(tasks.running()).isEmpty();
        assertThat(tasks.find(upid).orElseThrow().status()).isEqualTo("received interrupt");
        assertThat(database.unendedTasks()).isEmpty();
    }

    @Test
    void aTaskThatIsStoppedIsInterruptedWhereItWaits() throws InterruptedException {
        CountDownLatch waits = new CountDownLatch(1);
        CountDownLatch never = new CountDownLatch(1);
        Upid upid = start(context -> {
            waits.countDown();
            never.await();
        });
        Thread thread = new Thread(threads::runAll);
        thread.start();
        waits.await();
        tasks.stop(upid);
        thread.join();

        assertThat(tasks.find(upid).orElseThrow().status()).isEqualTo("received interrupt");
        assertThat(log(upid)).containsExactly("TASK ERROR: received interrupt");
    }

    @Test
    void aTaskSeesThatItIsToStopAndItsEndIsWritten() {
        List<Boolean> seen = new ArrayList<>();
        Upid upid = start(context -> {
            seen.add(context.isCancelled());
            tasks.stop(context.upid());
            seen.add(context.isCancelled());
            context.checkCancelled();
        });
        threads.runAll();
        boolean leaks = Thread.interrupted();

        assertThat(seen).containsExactly(false, true);
        assertThat(tasks.find(upid).orElseThrow().status()).isEqualTo("received interrupt");
        assertThat(log(upid)).containsExactly("TASK ERROR: received interrupt");
        assertThat(leaks).as("the interrupt reaches what the thread does next").isFalse();
    }

    @Test
    void stoppingWhatHasEndedDoesNothing() {
        Upid upid = start(context -> {});
        threads.runAll();
        tasks.stop(upid);

        assertThat(tasks.find(upid).orElseThrow().status()).isEqualTo("OK");
    }

    @Test
    void aTaskEndsEvenIfItsLogCannotBeWritten() throws IOException {
        tasks = tasksOn(Files.writeString(directory.resolve("file"), "no directory"));

        Upid upid = start(context -> context.line("x"));
        threads.runAll();

        assertThat(tasks.running()).isEmpty();
        assertThat(tasks.find(upid).orElseThrow().status()).startsWith("cannot write the log");
    }

    @Test
    void listenersHearOfBeginAndEnd() {
        List<String> heard = new ArrayList<>();
        tasks.onChange(upid -> heard.add(tasks.running().isEmpty() ? "ended" : "runs"));
        run(context -> {});

        assertThat(heard).containsExactly("runs", "ended");
    }

    @Test
    void intentsAreOpenUntilTheyAreFulfilled() {
        List<Integer> open = new ArrayList<>();
        run(context -> {
            Intent intent = context.intend("file", Map.of("file", "a"));
            open.add(database.openIntents().size());
            context.fulfil(intent);
            open.add(database.openIntents().size());
        });

        assertThat(open).containsExactly(1, 0);
    }

    @Test
    void namesAreNeverUsedTwiceEvenAfterARestartInTheSameSecond() {
        Upid first = start(context -> {});
        Upid second = start(context -> {});
        threads.runAll();
        tasks = tasksOn(directory.resolve("logs"));
        Upid third = start(context -> {});

        assertThat(List.of(first, second, third)).doesNotHaveDuplicates();
        assertThat(Upid.parse(third.toString())).isEqualTo(third);
    }

    @Test
    void aTaskWhoseNameCouldNotBeReadBackIsNotBegun() {
        assertThatThrownBy(() -> tasks.start("imgdel", "local:iso/a.iso", UserId.ROOT, context -> {}))
                .isInstanceOf(InvalidValueException.class);
        assertThat(tasks.running()).isEmpty();
        assertThat(database.unendedTasks()).isEmpty();
    }

    @Test
    void endedTasksAreListedNewestFirst() {
        Upid first = start(context -> {});
        threads.runAll();
        now = START.plusSeconds(1);
        Upid second = start(context -> {});
        threads.runAll();

        assertThat(tasks.ended()).extracting(TaskEntry::upid).containsExactly(second.toString(), first.toString());
    }

    @Test
    void intentsOfAnUndoThatFailedAreKeptAlsoWhereTheTaskEndsWell() {
        Upid upid = tasks.start("qmcreate", "100", UserId.ROOT, context -> {
            context.intend("some-kind", Map.of());
            try (Undo undo = new Undo(context)) {
                undo.add("make volume", () -> {
                    throw new IOException("busy");
                });
            }
        });
        threads.runAll();

        assertThat(database.openIntents()).extracting(Intent::task).containsExactly(upid);
    }

    @Test
    void intentsOfATaskThatOnlyWarnsAreForgottenWithIt() {
        tasks.start("vzdestroy", "100", UserId.ROOT, context -> {
            context.intend("some-kind", Map.of());
            context.warn("hookscript: failed");
            throw new IOException("busy");
        });
        threads.runAll();

        assertThat(database.openIntents()).isEmpty();
    }

    @Test
    void stopsAllTasksOfAKindOnOneThing() {
        Upid start = start(context -> {});
        Upid other = tasks.start("qmstart", "101", UserId.ROOT, context -> {});
        tasks.stopAll("qmstart", "100");
        threads.runAll();

        assertThat(tasks.find(start).orElseThrow().status()).isEqualTo("received interrupt");
        assertThat(tasks.find(other).orElseThrow().status()).isEqualTo("OK");
    }

    @Test
    void oldTasksAreForgottenWithTheirLogsAndNewOnesAreNot() {
        List<Upid> all = new ArrayList<>();
        for (int count = 0; count < 4; count++) {
            all.add(start(task -> task.line("work")));
            threads.runAll();
        }
        Upid runs = start(task -> {});

        tasks.forgetAllBut(2);

        assertThat(tasks.ended())
                .extracting(TaskEntry::upid)
                .containsExactly(all.get(3).toString(), all.get(2).toString());
        assertThat(tasks.find(all.get(0))).isEmpty();
        assertThat(log(all.get(1))).containsExactly("no content");
        assertThat(log(all.get(2))).contains("work");
        assertThat(tasks.find(runs)).isPresent();
    }
}
