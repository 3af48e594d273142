// SPDX-License-Identifier: Apache-2.0
package dev.vireo.test.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.JsonNode;
import dev.vireo.agent.Agent;
import dev.vireo.test.system.NodeGuests;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Lets a machine's QEMU die, by SIGKILL, at each step of what its agent does with it. The agent lives: the task says what
 * happened, nothing half done is left at once, and the machine starts again with its disks whole.
 */
final class QemuCrashTest {
    private static final long SEED = 20_261;
    private static final int SOMEWHERE = 25;
    private static final int VMID = 100;

    private final StepTrap trap = new StepTrap();

    private StateFolder state;
    private Agent agent;
    private NodeClient client;

    @SuppressWarnings("NullAway.Init") // begin() sets them
    QemuCrashTest() {}

    @BeforeEach
    void begin(@TempDir Path folder) throws IOException {
        boolean hasQemu = Stream.of("qemu-system-x86_64", "qemu-img", "qemu-io")
                .allMatch(program -> Files.isExecutable(Path.of("/usr/bin", program)));
        assumeTrue(hasQemu, "QEMU is not installed");
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
        if (agent == null) {
            return;
        }
        trap.set(0, () -> {});
        agent.close();
        // One that failed may still run.
        new NodeGuests(state.root()).end();
    }

    @TestFactory
    Stream<DynamicTest> qemuMayDieAtEachStepOf() {
        boolean isLong = Boolean.getBoolean("vireo.test.long");
        Stream<VmOperation> further = Stream.concat(DiskOperations.further(), LiveOperations.all());
        Stream<VmOperation> all = isLong ? Stream.concat(DiskOperations.first(), further) : DiskOperations.first();
        List<VmOperation> running = all.filter(
                        operation -> operation.runsOn() || operation.name().startsWith("roll-back"))
                .toList();
        Stream<DynamicTest> atSteps = IntStream.range(0, running.size())
                .mapToObj(i -> dynamicTest(running.get(i).name(), () -> dieAtEachStep(running.get(i), VMID + i)));
        Stream<DynamicTest> anywhere = IntStream.range(0, isLong ? running.size() : 0)
                .mapToObj(i -> dynamicTest(
                        "somewhere within " + running.get(i).name(), () -> dieAnywhere(running.get(i), 200 + i)));
        return Stream.concat(atSteps, anywhere);
    }

    private void dieAtEachStep(VmOperation operation, int vmid) throws IOException {
        Machine machine = new Machine(client, state, vmid);
        operation.prepare().run(machine);
        trap.set(0, () -> {});
        operation.finish(machine);
        List<String> steps = trap.steps();
        assertThat(steps).isNotEmpty();
        for (int step = 1; step <= steps.size(); step++) {
            ready(operation, machine);
            trap.set(step, () -> kill(vmid));
            requireGoodEnd(operation, machine, "killed at " + step + " " + steps.get(step - 1));
        }
        machine.stop();
    }

    /** Seeded pauses between the order and the death: also within what QEMU does by itself. */
    private void dieAnywhere(VmOperation operation, int vmid) throws IOException {
        Machine machine = new Machine(client, state, vmid);
        operation.prepare().run(machine);
        ready(operation, machine);
        long begin = System.nanoTime();
        operation.finish(machine);
        long longest = System.nanoTime() - begin;
        Random random = new Random(SEED + vmid);
        for (int round = 0; round < SOMEWHERE; round++) {
            ready(operation, machine);
            long pause = (long) (random.nextDouble() * longest);
            trap.set(1, () -> {
                Thread killer = new Thread(() -> killAfter(pause, vmid), "killer");
                killer.setDaemon(true);
                killer.start();
            });
            requireGoodEnd(operation, machine, "killed after " + pause / 1000 + " us");
        }
        machine.stop();
    }

    private void killAfter(long nanoseconds, int vmid) {
        LockSupport.parkNanos(nanoseconds);
        kill(vmid);
    }

    private void ready(VmOperation operation, Machine machine) throws IOException {
        trap.set(0, () -> {});
        operation.reset().run(machine);
        machine.start();
    }

    private void requireGoodEnd(VmOperation operation, Machine machine, String how) throws IOException {
        try {
            requireTold(operation.work().start(machine), machine);
            trap.set(0, () -> {});
            // Where the work was over before the death, it runs.
            machine.stop();
            operation.isWhole().run(machine);
            new Aftermath(state).requireConsistentFiles(Set.of());
            if (machine.config().has("scsi0")) {
                DiskContent.requireIn(machine.file("scsi0"));
            }
            machine.start();
            machine.stop();
        } catch (AssertionError | RuntimeException e) {
            throw new AssertionError(operation + " " + how + ": " + e.getMessage(), e);
        }
    }

    /** What was not done has a reason of one sentence, and nothing is left for later. */
    private void requireTold(JsonNode task, Machine machine) throws IOException {
        String end = client.endOf(task.asText());
        boolean isDone = end.equals("OK") || end.startsWith("WARNINGS: ");
        if (!isDone) {
            assertThat(end).contains("VM " + machine.vmid() + " ended while this was under way");
        }
        assertThat(client.log(task.asText())).noneMatch(line -> line.contains("could not undo"));
    }

    private void kill(int vmid) {
        try {
            long pid = new Machine(client, state, vmid).pid();
            ProcessHandle.of(pid).filter(process -> pid > 0).ifPresent(process -> {
                process.destroyForcibly();
                awaitEnd(pid);
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Its parent may leave it as a zombie for a while: that has no file open any more. */
    private static void awaitEnd(long pid) {
        Path status = Path.of("/proc/" + pid + "/stat");
        long last = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (System.nanoTime() < last) {
            try {
                if (Files.readString(status).matches("(?s).*\\) [ZX] .*")) {
                    return;
                }
            } catch (IOException e) {
                return;
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1));
        }
        throw new AssertionError("process " + pid + " lives although it was killed");
    }
}
