// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vireo.model.api.ApiException;
import dev.vireo.model.id.NodeName;
import dev.vireo.model.id.UserId;
import dev.vireo.model.task.TaskEntry;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
class TaskWaitTest {
    @TempDir
    Path directory;

    private final Instant now = Instant.ofEpochSecond(1_800_000_000);
    private NodeDatabase database;

    @BeforeEach
    void open() {
        database = new NodeDatabase(directory.resolve("node.db"));
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void whoWaitsForATaskFailsAsItFailed() {
        Tasks direct = tasksOnThisThread();

        assertThatThrownBy(() -> direct.runAndWait("imgdel", "100", UserId.ROOT, context -> {
                    throw new IOException("busy");
                }))
                .isInstanceOf(ApiException.class)
                .hasMessage("busy");
    }

    @Test
    void whoWaitsForATaskThatIsInterruptedIsTold() {
        Tasks direct = tasksOnThisThread();

        assertThatThrownBy(() -> direct.runAndWait("imgdel", "100", UserId.ROOT, context -> {
                    throw new InterruptedException();
                }))
                .isInstanceOf(ApiException.class)
                .hasMessage("received interrupt");
    }

    @Test
    void whoWaitsForATaskThatDiesOfAnErrorFails() {
        Tasks direct = tasksThatSurvive();

        assertThatThrownBy(() -> direct.runAndWait("imgdel", "100", UserId.ROOT, context -> {
                    throw new StackOverflowError("a fault of the program");
                }))
                .isInstanceOf(ApiException.class)
                .hasMessage("unexpected status");
    }

    /** The thread of a task ends by such an error; the agent goes on. */
    private Tasks tasksThatSurvive() {
        QueuedThreads surviving = new QueuedThreads() {
            @Override
            public void execute(Runnable work) {
                try {
                    work.run();
                } catch (StackOverflowError e) {
                    assertThat(e).hasMessage("a fault of the program");
                }
            }
        };
        return new Tasks(
                new NodeName("n1"),
                new Tasks.TaskHost(directory.resolve("logs"), database, surviving),
                () -> now,
                StepListener.NONE);
    }

    @Test
    void whoWaitsForATaskFindsItEnded() throws InterruptedException {
        Tasks direct = tasksOnThisThread();
        direct.runAndWait("imgdel", "100", UserId.ROOT, context -> {});

        assertThat(direct.running()).isEmpty();
        assertThat(direct.ended()).extracting(TaskEntry::status).containsExactly("OK");
    }

    private Tasks tasksOnThisThread() {
        QueuedThreads direct = new QueuedThreads() {
            @Override
            public void execute(Runnable work) {
                work.run();
            }
        };
        Tasks.TaskHost host = new Tasks.TaskHost(directory.resolve("logs"), database, direct);
        return new Tasks(new NodeName("n1"), host, () -> now, StepListener.NONE);
    }
}
