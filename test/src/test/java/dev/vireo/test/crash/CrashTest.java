// SPDX-License-Identifier: Apache-2.0
package dev.vireo.test.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.JsonNode;
import dev.vireo.agent.Agent;
import dev.vireo.agent.task.StepListener;
import dev.vireo.test.system.NodeGuests;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * Lets an agent die at each step of its work, and asks of the next one that nothing half done is left, that nothing of
 * others was touched, that machines run on, and that the same work can be done now.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class CrashTest {
    private static final String BASE = "base";

    private StateFolder state;
    private Aftermath aftermath;
    private Bystander bystander;
    private RunFolder run;
    private FileServer server;

    private interface Use<T> {
        T with(NodeClient client) throws IOException;
    }

    @BeforeAll
    void startMachineThatRunsThroughAll(@TempDir Path folder) throws IOException {
        boolean hasQemu = Stream.of("qemu-system-x86_64", "qemu-img")
                .allMatch(program -> Files.isExecutable(Path.of("/usr/bin", program)));
        assumeTrue(hasQemu, "QEMU is not installed");
        server = new FileServer(Operation.isoContent());
        state = new StateFolder(folder);
        aftermath = new Aftermath(state);
        bystander = withAgent(Bystander::start);
        run = RunFolder.of(bystander.pid());
        state.plant();
        state.save(BASE);
    }

    @AfterAll
    void stopMachine() throws Exception {
        if (bystander == null) {
            return;
        }
        server.close();
        try {
            withAgent(client -> bystander.stop(client));
        } finally {
            bystander.kill();
            new NodeGuests(state.root()).requireNone();
        }
    }

    @TestFactory
    Stream<DynamicContainer> anAgentMayDieAtEachStepOf() {
        Stream<Operation> operations = Stream.of(
                Operation.destroy(),
                Operation.create(true),
                Operation.create(false),
                Operation.upload(),
                Operation.importDisk(),
                Operation.download(server.url()),
                Operation.allocate(),
                Operation.deleteVolume());
        return Stream.of(operations, SnapshotOperations.all())
                .flatMap(each -> each)
                .map(operation -> dynamicContainer(operation.name(), rounds(operation)));
    }

    /** A test for each step, known once the work was done undisturbed. */
    private Stream<DynamicTest> rounds(Operation operation) {
        return Stream.of(operation).flatMap(this::recordedRounds);
    }

    private Stream<DynamicTest> recordedRounds(Operation operation) {
        List<String> steps = record(operation);
        assertThat(steps).as("steps of " + operation.name()).isNotEmpty();
        List<DynamicTest> tests = new ArrayList<>();
        for (int step = 1; step <= steps.size(); step++) {
            int number = step;
            tests.add(dynamicTest(
                    number + " of " + steps.size() + ": " + steps.get(number - 1),
                    () -> dieAt(operation, number, steps, "halt")));
        }
        if (operation.name().equals("create")) {
            int middle = (steps.size() + 1) / 2;
            tests.add(
                    dynamicTest("SIGKILL at " + steps.get(middle - 1), () -> dieAt(operation, middle, steps, "stuck")));
        }
        return tests.stream();
    }

    /** Does the work undisturbed, from the state that all its rounds begin with. */
    private List<String> record(Operation operation) {
        try {
            state.restore(BASE);
            withAgent(client -> {
                operation.prepare().run(client, state);
                return operation;
            });
            state.save(operation.name());
            try (ChildNode child = ChildNode.start(state, 0, "halt")) {
                NodeClient client = NodeClient.login(child.port(), state.password());
                finish(client, operation);
                Operation.stopIfRunning(client);
                return beforeStop(child.steps());
            }
        } catch (IOException e) {
            throw new IllegalStateException("could not record the steps of " + operation.name(), e);
        }
    }

    private static List<String> beforeStop(List<String> steps) {
        return steps.stream().takeWhile(step -> !step.startsWith("stop.")).toList();
    }

    private void dieAt(Operation operation, int number, List<String> steps, String way) throws IOException {
        state.restore(operation.name());
        try (ChildNode child = ChildNode.start(state, number, way)) {
            NodeClient client = NodeClient.login(child.port(), state.password());
            Set<String> knownBefore = Aftermath.taskNames(client);
            CompletableFuture<Void> asked = CompletableFuture.runAsync(() -> ask(client, operation));
            if (way.equals("stuck")) {
                child.killWhereStuck();
            }
            assertThat(child.exitCode()).isEqualTo(CrashingNode.KILLED);
            assertThat(child.steps()).isEqualTo(steps.subList(0, number));
            asked.join();
            recover(operation, knownBefore);
        }
        aftermath.requireNothingIntended();
        assertThat(run.remains(100)).isEmpty();
    }

    /** The agent may die before it answers. */
    private static void ask(NodeClient client, Operation operation) {
        try {
            operation.work().start(client);
        } catch (IOException e) {
            // What counts is what it left: the caller looks at that, and at the step where it died.
            return;
        }
    }

    private void recover(Operation operation, Set<String> knownBefore) throws IOException {
        Optional<Long> survivor = run.process(100);
        withAgent(client -> {
            aftermath.requireConsistentFiles(operation.loose());
            Aftermath.requireTasksCut(client, knownBefore);
            operation.isWhole().run(client, state);
            bystander.requireRunning(client);
            if (survivor.isPresent()) {
                assertThat(Bystander.pid(client, 100)).isEqualTo(survivor.get());
            } else {
                assertThat(run.remains(100)).isEmpty();
            }
            operation.reset().run(client, state);
            finish(client, operation);
            Operation.stopIfRunning(client);
            return operation;
        });
    }

    private static void finish(NodeClient client, Operation operation) throws IOException {
        JsonNode answer = operation.work().start(client);
        if (answer.asText().startsWith("UPID:")) {
            assertThat(client.endOf(answer.asText())).isEqualTo("OK");
        }
    }

    private <T> T withAgent(Use<T> use) throws IOException {
        Agent.Started started =
                Agent.start(CrashingNode.options(state.root(), state.passwordFile()), StepListener.NONE);
        try (Agent agent = started.agent()) {
            return use.with(NodeClient.login(started.address().getPort(), state.password()));
        }
    }
}
