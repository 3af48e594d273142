// SPDX-License-Identifier: Apache-2.0
package dev.vireo.test.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.vireo.agent.Agent;
import dev.vireo.agent.task.StepListener;
import dev.vireo.test.system.NodeGuests;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Lets an agent die once, by SIGKILL, while as many machines as the work has steps are worked on: each is at another step.
 * The next agent finds all of them whole, those that ran run on, and does the same work with each.
 */
final class DeathOfManyTest {
    private static final int NUMBERS_OF_ONE = 200;

    private StateFolder state;

    @TempDir
    Path folder;

    @SuppressWarnings("NullAway.Init") // begin() sets them
    DeathOfManyTest() {}

    @BeforeEach
    void begin() throws IOException {
        boolean hasQemu = Stream.of("qemu-system-x86_64", "qemu-img", "qemu-io")
                .allMatch(program -> Files.isExecutable(Path.of("/usr/bin", program)));
        assumeTrue(hasQemu, "QEMU is not installed");
        state = new StateFolder(folder);
    }

    @AfterEach
    void end() throws Exception {
        if (state != null) {
            // One that failed may still run.
            new NodeGuests(state.root()).end();
        }
    }

    /** A machine whose work stays at a step for ever. */
    private record Stuck(VmOperation operation, int vmid, int step, String name, long pid) {}

    @TestFactory
    Stream<DynamicTest> anAgentMayDieAtAnyStepOf() {
        boolean isLong = Boolean.getBoolean("vireo.test.long");
        List<VmOperation> first = DiskOperations.first().toList();
        Stream<DynamicTest> deaths = Stream.of(dynamicTest("growing and moving disks", () -> dieAmid(first)));
        return isLong ? Stream.concat(deaths, further()) : deaths;
    }

    /** Each work alone, so that what goes wrong has a name. */
    private Stream<DynamicTest> further() {
        return Stream.of(DiskOperations.first(), DiskOperations.further(), LiveOperations.all())
                .flatMap(each -> each)
                .map(operation -> dynamicTest(operation.name(), () -> {
                    end();
                    Path own = Files.createDirectory(folder.resolve(operation.name()));
                    state = new StateFolder(own);
                    dieAmid(List.of(operation));
                }));
    }

    private void dieAmid(List<VmOperation> operations) throws IOException {
        List<Stuck> all = new ArrayList<>();
        Set<String> endedBefore;
        try (ChildNode child = ChildNode.start(state, 0, "stuck")) {
            NodeClient client = NodeClient.login(child.port(), state.password());
            client.call("POST", "/storage", otherStorage());
            for (int i = 0; i < operations.size(); i++) {
                all.addAll(holdEverywhere(operations.get(i), child, client, NUMBERS_OF_ONE * (i + 1)));
            }
            state.plant();
            endedBefore = Aftermath.endedTaskNames(client);
            child.kill();
        }
        requireRepaired(all, endedBefore);
        new Aftermath(state).requireNothingIntended();
    }

    private Map<String, String> otherStorage() throws IOException {
        Path root = state.makeStorage(DiskOperations.OTHER);
        return Map.of("storage", DiskOperations.OTHER, "type", "dir", "path", root.toString(), "content", "images");
    }

    /** Does the work once to learn its steps, then lets it stay at each of them, with a machine for each. */
    private List<Stuck> holdEverywhere(VmOperation operation, ChildNode child, NodeClient client, int base)
            throws IOException {
        List<Stuck> held = new ArrayList<>();
        List<String> steps = learn(operation, child, machine(client, operation, base));
        for (int step = 1; step <= steps.size(); step++) {
            Machine machine = machine(client, operation, base + step);
            child.holdAt(step);
            Thread asking = new Thread(() -> ask(operation, machine), "asks for " + operation);
            asking.setDaemon(true);
            asking.start();
            assertThat(child.awaitHeld()).isEqualTo(steps.get(step - 1));
            held.add(new Stuck(operation, machine.vmid(), step, steps.get(step - 1), machine.pid()));
        }
        return held;
    }

    private Machine machine(NodeClient client, VmOperation operation, int vmid) throws IOException {
        Machine machine = new Machine(client, state, vmid);
        operation.prepare().run(machine);
        return machine;
    }

    private static List<String> learn(VmOperation operation, ChildNode child, Machine machine) throws IOException {
        int before = child.steps().size();
        operation.finish(machine);
        List<String> steps =
                List.copyOf(child.steps().subList(before, child.steps().size()));
        assertThat(steps).as("steps of " + operation).isNotEmpty();
        return steps;
    }

    /** Nobody answers. */
    private static void ask(VmOperation operation, Machine machine) {
        try {
            operation.work().start(machine);
        } catch (IOException e) {
            // What counts is what it left: the caller looks at that.
            return;
        }
    }

    private void requireRepaired(List<Stuck> all, Set<String> endedBefore) throws IOException {
        Agent.Started started =
                Agent.start(CrashingNode.options(state.root(), state.passwordFile()), StepListener.NONE);
        try (Agent agent = started.agent()) {
            NodeClient client = NodeClient.login(started.address().getPort(), state.password());
            new Aftermath(state).requireConsistentFiles(Set.of());
            Aftermath.requireTasksCut(client, endedBefore);
            for (Stuck stuck : all) {
                requireUsable(stuck, new Machine(client, state, stuck.vmid));
            }
            new Aftermath(state).requireConsistentFiles(Set.of());
        }
    }

    private void requireUsable(Stuck stuck, Machine machine) throws IOException {
        try {
            if (stuck.operation.runsOn()) {
                machine.requireRunning(stuck.pid);
            }
            stuck.operation.isWhole().run(machine);
            stuck.operation.reset().run(machine);
            stuck.operation.finish(machine);
            machine.stop();
            stuck.operation.isWhole().run(machine);
            if (machine.config().has("scsi0")) {
                DiskContent.requireIn(machine.file("scsi0"));
            }
        } catch (AssertionError | RuntimeException e) {
            throw new AssertionError(stuck + ": " + e.getMessage(), e);
        }
    }
}
