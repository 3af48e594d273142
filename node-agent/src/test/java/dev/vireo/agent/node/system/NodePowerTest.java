// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.node.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vireo.agent.host.ProgramResult;
import dev.vireo.agent.host.SystemRights;
import dev.vireo.agent.task.NodeDatabase;
import dev.vireo.agent.task.StepListener;
import dev.vireo.agent.task.Tasks;
import dev.vireo.model.api.ApiException;
import dev.vireo.model.id.NodeName;
import dev.vireo.model.id.Upid;
import dev.vireo.model.id.UserId;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The programs that end the system are written down, and none is run. */
class NodePowerTest {
    private static final SystemRights ALL = new SystemRights(true, true);

    @TempDir
    Path directory;

    private final List<String> happened = new ArrayList<>();
    private final List<Upid> started = new ArrayList<>();
    private ProgramResult answer = new ProgramResult(0, "", "", false);
    private NodeDatabase database;
    private Tasks tasks;

    @BeforeEach
    void begin() {
        database = new NodeDatabase(directory.resolve("node.db"));
        tasks = new Tasks(
                new NodeName("n1"),
                new Tasks.TaskHost(directory.resolve("logs"), database, new AtOnce()),
                InstantSource.system(),
                StepListener.NONE);
        tasks.onChange(started::add);
    }

    @AfterEach
    void end() {
        database.close();
    }

    private NodePower power(SystemRights rights, boolean hasSystemd, NodePower.Guests guests) {
        return new NodePower(
                (command, limits) -> {
                    happened.add(String.join(" ", command));
                    return answer;
                },
                tasks,
                guests,
                rights,
                hasSystemd);
    }

    private NodePower power(boolean hasSystemd) {
        return power(ALL, hasSystemd, task -> happened.add("guests are down"));
    }

    private String endOfTheTask() {
        return String.valueOf(tasks.find(started.get(0)).orElseThrow().status());
    }

    @Test
    void systemIsSwitchedOffOnceTheGuestsAreDown() {
        power(true).start("shutdown", UserId.ROOT);

        assertThat(happened).containsExactly("guests are down", "systemctl poweroff");
        assertThat(endOfTheTask()).isEqualTo("OK");
    }

    @Test
    void rebootIsAnotherWordAndAnotherTask() {
        power(true).start("reboot", UserId.ROOT);

        assertThat(happened).containsExactly("guests are down", "systemctl reboot");
        assertThat(started.get(0).type()).isEqualTo("reboot");
    }

    @Test
    void systemWithoutSystemdHasItsOwnProgram() {
        power(false).start("reboot", UserId.ROOT);
        power(false).start("shutdown", UserId.ROOT);

        assertThat(happened)
                .containsExactly("guests are down", "shutdown -r now", "guests are down", "shutdown -h now");
    }

    @Test
    void refusalOfTheSystemIsTheReason() {
        answer = new ProgramResult(1, "", "Call to Reboot failed: there are blocking inhibitors\n", false);

        power(true).start("reboot", UserId.ROOT);

        assertThat(endOfTheTask()).contains("the system refused", "blocking inhibitors");
    }

    @Test
    void stoppedTaskLeavesTheSystemOn() {
        power(ALL, true, task -> tasks.stop(task.upid())).start("shutdown", UserId.ROOT);

        assertThat(happened).isEmpty();
        assertThat(endOfTheTask()).isNotEqualTo("OK");
    }

    @Test
    void agentBesideTheNodesOwnLeavesTheMachineOfItsUserAlone() {
        NodePower power = power(new SystemRights(true, false), true, task -> happened.add("guests are down"));

        assertThatThrownBy(() -> power.start("shutdown", UserId.ROOT))
                .isInstanceOf(ApiException.class)
                .hasMessageContaining("beside the node's own");
        assertThat(happened).isEmpty();
        assertThat(started).isEmpty();
    }

    /** Work is done on the test's own thread before its start returns. */
    private static final class AtOnce extends AbstractExecutorService {
        @Override
        public void execute(Runnable work) {
            work.run();
        }

        @Override
        public void shutdown() {}

        @Override
        public List<Runnable> shutdownNow() {
            return List.of();
        }

        @Override
        public boolean isShutdown() {
            return false;
        }

        @Override
        public boolean isTerminated() {
            return false;
        }

        @Override
        public boolean awaitTermination(long timeout, TimeUnit unit) {
            return true;
        }
    }
}
