// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.guest.qemu.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vireo.agent.guest.qemu.command.QemuFiles;
import dev.vireo.agent.task.NodeDatabase;
import dev.vireo.agent.task.StepListener;
import dev.vireo.agent.task.Sweep;
import dev.vireo.agent.task.TaskBody;
import dev.vireo.agent.task.Tasks;
import dev.vireo.model.id.NodeName;
import dev.vireo.model.id.UserId;
import dev.vireo.model.id.Vmid;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class FileSystemFreezeTest {
    private static final Vmid GUEST = new Vmid(100);
    private static final InstantSource CLOCK = InstantSource.fixed(Instant.ofEpochSecond(1_800_000_000));

    @TempDir
    private Path directory;

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private NodeDatabase database;
    private Tasks tasks;
    private FileSystemFreeze freeze;

    @SuppressWarnings("NullAway.Init") // the fields are set before each test
    FileSystemFreezeTest() {}

    @BeforeEach
    void open() {
        database = new NodeDatabase(directory.resolve("node.db"));
        tasks = new Tasks(
                new NodeName("n1"),
                new Tasks.TaskHost(directory.resolve("logs"), database, threads),
                CLOCK,
                StepListener.NONE);
        freeze = new FileSystemFreeze(new GuestAgentClient(new QemuFiles(directory), 7));
    }

    @AfterEach
    void close() {
        threads.shutdownNow();
        database.close();
    }

    private static String obey(String line) {
        return line.contains("guest-") ? "{\"return\": 2}\n" : "";
    }

    private FakeGuestAgent agent(Function<String, String> answerer) throws IOException {
        return new FakeGuestAgent(directory.resolve("100.qga"), answerer);
    }

    private void run(TaskBody body) throws InterruptedException {
        tasks.runAndWait("qmsnapshot", "100", UserId.ROOT, body);
    }

    @Test
    void writesAreHeldWhileTheWorkLasts() throws Exception {
        try (FakeGuestAgent agent = agent(FileSystemFreezeTest::obey)) {
            // What an assertion throws within a task is the task's end; it is looked at here instead.
            List<String> meanwhile = new ArrayList<>();
            List<Integer> intents = new ArrayList<>();
            run(task -> {
                try (FileSystemFreeze.Frozen frozen = freeze.hold(GUEST, task)) {
                    meanwhile.addAll(agent.commands());
                    intents.add(database.openIntents().size());
                }
            });
            assertThat(meanwhile).containsExactly("guest-fsfreeze-freeze");
            assertThat(intents).containsExactly(1);
            assertThat(agent.commands()).containsExactly("guest-fsfreeze-freeze", "guest-fsfreeze-thaw");
            assertThat(database.openIntents()).isEmpty();
        }
    }

    @Test
    void writesGoOnWhenTheWorkFailsOrIsStopped() throws Exception {
        try (FakeGuestAgent agent = agent(FileSystemFreezeTest::obey)) {
            assertThatThrownBy(() -> run(task -> {
                        try (FileSystemFreeze.Frozen frozen = freeze.hold(GUEST, task)) {
                            tasks.stop(task.upid());
                            throw new IOException("the work failed");
                        }
                    }))
                    .hasMessageContaining("the work failed");
            assertThat(agent.commands()).containsExactly("guest-fsfreeze-freeze", "guest-fsfreeze-thaw");
            assertThat(database.openIntents()).isEmpty();
        }
    }

    @Test
    void guestThatCannotFreezeIsThawedAllTheSame() throws Exception {
        Function<String, String> refusing =
                line -> line.contains("freeze-freeze") ? "{\"error\": {\"desc\": \"busy\"}}\n" : obey(line);
        try (FakeGuestAgent agent = agent(refusing)) {
            assertThatThrownBy(() -> run(task -> freeze.hold(GUEST, task).close()))
                    .hasMessageContaining("busy");
            assertThat(agent.commands()).containsExactly("guest-fsfreeze-freeze", "guest-fsfreeze-thaw");
        }
    }

    @Test
    void nextStartLetsAGuestGoOnThatAKilledAgentHeld() throws Exception {
        tasks.intend("frozen-guest", Map.of("vmid", "100"));
        try (FakeGuestAgent agent = agent(FileSystemFreezeTest::obey)) {
            new Sweep(database, directory, CLOCK, List.of(freeze.sweeper())).run();
            assertThat(agent.commands()).containsExactly("guest-fsfreeze-thaw");
            assertThat(database.openIntents()).isEmpty();
        }
    }

    @Test
    void guestThatEndedMeanwhileNeedsNothing() {
        tasks.intend("frozen-guest", Map.of("vmid", "100"));
        new Sweep(database, directory, CLOCK, List.of(freeze.sweeper())).run();
        assertThat(database.openIntents()).isEmpty();
    }
}
