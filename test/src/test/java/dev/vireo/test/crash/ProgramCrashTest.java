// SPDX-License-Identifier: Apache-2.0
package dev.vireo.test.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.JsonNode;
import dev.vireo.agent.Agent;
import dev.vireo.test.system.NodeGuests;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * Kills {@code qemu-img} while an agent waits for it: the first one that is seen after each step of the work. The agent
 * lives: the task says that it failed, and all or nothing of the work is there.
 */
@EnabledIfSystemProperty(
        named = "vireo.test.long",
        matches = "true",
        disabledReason = "these rounds are long: ./vireo test --long")
final class ProgramCrashTest {
    private static final int VMID = 100;
    private static final long LOOK_NANOSECONDS = 200_000;

    private final StepTrap trap = new StepTrap();

    private StateFolder state;
    private Agent agent;
    private NodeClient client;

    @SuppressWarnings("NullAway.Init") // begin() sets them
    ProgramCrashTest() {}

    @BeforeEach
    void begin(@TempDir Path folder) throws IOException {
        boolean hasQemu =
                Stream.of("qemu-img", "qemu-io").allMatch(program -> Files.isExecutable(Path.of("/usr/bin", program)));
        assumeTrue(hasQemu, "QEMU's tools are not installed");
        state = new StateFolder(folder);
        Agent.Started started = Agent.start(CrashingNode.options(state.root(), state.passwordFile()), trap);
        agent = started.agent();
        client = NodeClient.login(started.address().getPort(), state.password());
        Path other = state.makeStorage(DiskOperations.OTHER);
        client.call(
                "POST",
                "/storage",
                Map.of("storage", DiskOperations.OTHER, "type", "dir", "path", other.toString(), "content", "images"));
        state.plant();
    }

    @AfterEach
    void end() throws Exception {
        if (agent != null) {
            agent.close();
            new NodeGuests(state.root()).requireNone();
        }
    }

    @TestFactory
    Stream<DynamicTest> imageProgramMayDieInEachStepOf() {
        List<VmOperation> stopped = Stream.of(DiskOperations.first(), DiskOperations.further(), StoppedOperations.all())
                .flatMap(each -> each)
                .filter(operation -> !operation.runsOn())
                .toList();
        return IntStream.range(0, stopped.size())
                .mapToObj(i -> dynamicTest(stopped.get(i).name(), () -> dieInEachStep(stopped.get(i), VMID + i)));
    }

    private void dieInEachStep(VmOperation operation, int vmid) throws IOException {
        Machine machine = new Machine(client, state, vmid);
        operation.prepare().run(machine);
        trap.set(0, () -> {});
        operation.finish(machine);
        List<String> steps = trap.steps();
        assertThat(steps).isNotEmpty();
        for (int step = 1; step <= steps.size(); step++) {
            trap.set(0, () -> {});
            operation.reset().run(machine);
            try (Hunter hunter = new Hunter()) {
                trap.set(step, hunter::start);
                requireGoodEnd(operation, machine, hunter, "in step " + step + " " + steps.get(step - 1));
            }
        }
        trap.set(0, () -> {});
        operation.reset().run(machine);
        operation.finish(machine);
        operation.reset().run(machine);
        machine.destroy();
    }

    private void requireGoodEnd(VmOperation operation, Machine machine, Hunter hunter, String when) throws IOException {
        try {
            JsonNode task = operation.work().start(machine);
            String end = client.endOf(task.asText());
            hunter.close();
            if (hunter.hasKilled.get() && !end.equals("OK")) {
                assertThat(end).contains("it was killed");
            } else {
                assertThat(end).isEqualTo("OK");
            }
            assertThat(client.log(task.asText()))
                    .as("log of a task that ended with '%s'", end)
                    .noneMatch(line -> line.contains("could not undo"));
            operation.isWhole().run(machine);
            new Aftermath(state).requireOwnedFiles(Set.of());
            if (machine.exists() && machine.config().has("scsi0")) {
                DiskContent.requireIn(machine.file("scsi0"));
            }
        } catch (AssertionError | RuntimeException e) {
            throw new AssertionError(operation + " " + when + ": " + e.getMessage(), e);
        }
    }

    /** Looks for a program that this process has started, and kills the first that it sees. */
    private static final class Hunter implements AutoCloseable {
        private final AtomicBoolean hasKilled = new AtomicBoolean();
        private final AtomicBoolean isOver = new AtomicBoolean();

        void start() {
            Thread thread = new Thread(this::hunt, "hunter");
            thread.setDaemon(true);
            thread.start();
        }

        private void hunt() {
            while (!isOver.get() && !hasKilled.get()) {
                ProcessHandle.current()
                        .children()
                        .filter(Hunter::isImageProgram)
                        .findFirst()
                        .ifPresent(process -> {
                            if (process.destroyForcibly()) {
                                hasKilled.set(true);
                            }
                        });
                LockSupport.parkNanos(LOOK_NANOSECONDS);
            }
        }

        private static boolean isImageProgram(ProcessHandle process) {
            return process.info()
                    .command()
                    .filter(command -> command.endsWith("/qemu-img"))
                    .isPresent();
        }

        @Override
        public void close() {
            isOver.set(true);
        }
    }
}
