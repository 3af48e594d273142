// SPDX-License-Identifier: Apache-2.0
package dev.vireo.test.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
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
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * Lets an agent die at each step of saving a machine on a disk and of letting it go on. The next agent finds it running as
 * it was, or saved as a whole: its memory is never lost.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class SleepCrashTest {
    private static final String VMS = "/nodes/" + CrashingNode.NODE + "/qemu";
    private static final String VM = VMS + "/100";
    private static final String BASE = "base";

    private StateFolder state;

    @SuppressWarnings("NullAway.Init") // makeMachine() sets it
    SleepCrashTest() {}

    private interface Use {
        void with(NodeClient client) throws IOException;
    }

    @BeforeAll
    void makeMachine(@TempDir Path folder) throws IOException {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/qemu-system-x86_64")), "QEMU is not installed");
        state = new StateFolder(folder);
        withAgent(client -> succeed(client, VMS, Map.of("vmid", "100", "name", "sleeper", "memory", "32")));
        state.save(BASE);
    }

    @AfterAll
    void end() throws Exception {
        if (state != null) {
            new NodeGuests(state.root()).requireNone();
        }
    }

    @TestFactory
    Stream<DynamicTest> anAgentMayDieAtEachStepOfSleepAndWaking() throws IOException {
        List<String> steps;
        try (ChildNode child = ChildNode.start(state, 0, "halt")) {
            NodeClient client = NodeClient.login(child.port(), state.password());
            sleepAndWake(client);
            steps = child.steps();
            succeed(client, VM + "/status/stop", Map.of());
        }
        List<DynamicTest> tests = new ArrayList<>();
        int first = steps.indexOf("suspend.lock");
        for (int step = first + 1; step <= steps.size(); step++) {
            int number = step;
            tests.add(dynamicTest(number + ": " + steps.get(step - 1), () -> dieAt(number)));
        }
        assertThat(tests).hasSizeGreaterThan(8);
        return tests.stream();
    }

    private static void sleepAndWake(NodeClient client) throws IOException {
        succeed(client, VM + "/status/start", Map.of());
        succeed(client, VM + "/status/suspend", Map.of("todisk", "1"));
        succeed(client, VM + "/status/start", Map.of());
    }

    private void dieAt(int number) throws IOException {
        state.restore(BASE);
        try (ChildNode child = ChildNode.start(state, number, "halt")) {
            NodeClient client = NodeClient.login(child.port(), state.password());
            CompletableFuture<Void> asked = CompletableFuture.runAsync(() -> ask(client));
            assertThat(child.exitCode()).isEqualTo(CrashingNode.KILLED);
            asked.join();
        }
        withAgent(client -> {
            requireRunningOrSaved(client);
            succeed(client, VM + "/status/stop", Map.of());
        });
        new Aftermath(state).requireNothingIntended();
    }

    /** The agent dies before it answers. */
    private static void ask(NodeClient client) {
        try {
            sleepAndWake(client);
        } catch (IOException e) {
            // What counts is what it left: the caller looks at that.
            return;
        }
    }

    private void requireRunningOrSaved(NodeClient client) throws IOException {
        JsonNode config = client.call("GET", VM + "/config", Map.of());
        if (config.has("lock")) {
            assertThat(config.path("lock").asText()).isEqualTo("suspended");
            assertThat(states()).hasSize(1);
            succeed(client, VM + "/status/start", Map.of());
        }
        JsonNode status = client.call("GET", VM + "/status/current", Map.of());
        assertThat(status.path("qmpstatus").asText()).isEqualTo("running");
        assertThat(client.call("GET", VM + "/config", Map.of()).has("vmstate")).isFalse();
        assertThat(states()).as("saved memory that nobody needs").isEmpty();
    }

    private List<Path> states() {
        return state.ownFiles(state.storage()).stream()
                .filter(file -> file.toString().contains("-state-"))
                .toList();
    }

    private static void succeed(NodeClient client, String path, Map<String, String> arguments) throws IOException {
        assertThat(client.endOf(client.call("POST", path, arguments).asText())).isEqualTo("OK");
    }

    private void withAgent(Use use) throws IOException {
        Agent.Started started =
                Agent.start(CrashingNode.options(state.root(), state.passwordFile()), StepListener.NONE);
        try (Agent agent = started.agent()) {
            use.with(NodeClient.login(started.address().getPort(), state.password()));
        }
    }
}
