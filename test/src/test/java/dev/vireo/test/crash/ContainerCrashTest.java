// SPDX-License-Identifier: Apache-2.0
package dev.vireo.test.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.JsonNode;
import dev.vireo.agent.Agent;
import dev.vireo.agent.task.StepListener;
import dev.vireo.test.system.BusyboxTemplate;
import dev.vireo.test.system.NodeContainers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * Lets an agent die amid its work on containers, as {@link CrashTest} does with machines. The usual run has some steps of
 * some of it; the long one has all.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ContainerCrashTest {
    private static final boolean IS_LONG = Boolean.getBoolean("vireo.test.long");
    private static final String BASE = "base";

    private StateFolder state;
    private Aftermath aftermath;
    private NodeContainers containers;

    private interface Use {
        void with(NodeClient client) throws IOException;
    }

    @SuppressWarnings("NullAway.Init") // begin() sets the fields
    ContainerCrashTest() {}

    @BeforeAll
    void begin(@TempDir Path folder) throws IOException {
        assumeTrue(BusyboxTemplate.isPossible(), "LXC or a static busybox is not installed, or this is not root");
        state = new StateFolder(folder);
        aftermath = new Aftermath(state);
        containers = new NodeContainers(state.root());
        Path other = state.makeStorage(ContainerOperations.OTHER);
        withAgent(client -> {
            client.call(
                    "POST",
                    "/storage",
                    Map.of(
                            "storage",
                            ContainerOperations.OTHER,
                            "type",
                            "dir",
                            "path",
                            other.toString(),
                            "content",
                            "rootdir,images"));
            ContainerOperations.makeBystander(client, state);
        });
        state.plant();
        state.save(BASE);
    }

    @AfterAll
    void end() throws Exception {
        if (containers != null) {
            containers.end();
        }
    }

    @TestFactory
    Stream<DynamicContainer> anAgentMayDieAtEachStepOf() {
        Stream<Operation> operations = IS_LONG ? ContainerOperations.all() : ContainerOperations.few();
        return operations.map(operation ->
                dynamicContainer(operation.name(), Stream.of(operation).flatMap(this::rounds)));
    }

    private Stream<DynamicTest> rounds(Operation operation) {
        List<String> steps = record(operation);
        assertThat(steps).as("steps of " + operation.name()).isNotEmpty();
        return numbers(steps.size())
                .mapToObj(number -> dynamicTest(
                        number + " of " + steps.size() + ": " + steps.get(number - 1),
                        () -> dieAt(operation, number, steps)));
    }

    /** In the usual run one in the middle and the last one. */
    private static IntStream numbers(int count) {
        return IS_LONG
                ? IntStream.rangeClosed(1, count)
                : IntStream.of((count + 1) / 2, count).distinct();
    }

    /** Does the work undisturbed, from the state that all its rounds begin with. */
    private List<String> record(Operation operation) {
        try {
            begin(BASE);
            withAgent(client -> operation.prepare().run(client, state));
            state.save(operation.name());
            try (ChildNode child = ChildNode.start(state, 0, "halt")) {
                NodeClient client = NodeClient.login(child.port(), state.password());
                finish(client, operation);
                List<String> steps = child.steps();
                ContainerOperations.stop(client);
                return steps;
            }
        } catch (IOException e) {
            throw new IllegalStateException("could not record the steps of " + operation.name(), e);
        }
    }

    /** Puts a remembered state back, and the other storage, which then had nothing yet. */
    private void begin(String name) throws IOException {
        try {
            containers.end();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        state.restore(name);
        for (Path folder : state.imageFolders()) {
            if (!folder.startsWith(state.root())) {
                for (Path file : state.ownFiles(folder)) {
                    Files.delete(file);
                }
            }
        }
    }

    private void dieAt(Operation operation, int number, List<String> steps) throws IOException {
        begin(operation.name());
        try (ChildNode child = ChildNode.start(state, number, "halt")) {
            NodeClient client = NodeClient.login(child.port(), state.password());
            Set<String> knownBefore = Aftermath.taskNames(client);
            CompletableFuture<Void> asked = CompletableFuture.runAsync(() -> ask(client, operation));
            assertThat(child.exitCode()).isEqualTo(CrashingNode.KILLED);
            assertThat(child.steps()).isEqualTo(steps.subList(0, number));
            asked.join();
            withAgent(next -> recover(next, operation, knownBefore));
        }
        aftermath.requireNothingIntended();
        ContainerOperations.requireNothingMounted(state);
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

    private void recover(NodeClient client, Operation operation, Set<String> knownBefore) throws IOException {
        aftermath.requireConsistentFiles(operation.loose());
        Aftermath.requireTasksCut(client, knownBefore);
        ContainerOperations.requireKnown(client, containers, state);
        operation.isWhole().run(client, state);
        ContainerOperations.stop(client);
        operation.reset().run(client, state);
        finish(client, operation);
        ContainerOperations.stop(client);
    }

    private static void finish(NodeClient client, Operation operation) throws IOException {
        JsonNode answer = operation.work().start(client);
        if (answer.asText().startsWith("UPID:")) {
            assertThat(client.endOf(answer.asText())).isEqualTo("OK");
        }
    }

    private void withAgent(Use use) throws IOException {
        Agent.Started started =
                Agent.start(CrashingNode.options(state.root(), state.passwordFile()), StepListener.NONE);
        try (Agent agent = started.agent()) {
            use.with(NodeClient.login(started.address().getPort(), state.password()));
        }
    }
}
