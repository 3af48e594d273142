// SPDX-License-Identifier: Apache-2.0
package dev.vireo.test.bench;

import dev.vireo.test.system.BusyboxTemplate;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * What an agent uses at rest while a hundred containers run, and how long its own restart takes then; the same agent before
 * there was a container is the denominator.
 */
final class ManyContainersBenchmark implements Benchmark {
    private static final int COUNT = 100;
    private static final int FIRST = 300;
    /** Two rounds of sampling, which is what an agent does at rest. */
    private static final Duration REST = Duration.ofSeconds(20);
    /** Java compiles now and then what has become hot before; the middle one of these is without it. */
    private static final int RESTS = 5;

    private static final String CONTAINERS = "/nodes/" + ChildAgent.NODE + "/lxc";

    @Override
    public String name() {
        return "containers";
    }

    /** What an agent uses. */
    private record Load(double percent, double mebibytes) {}

    @Override
    public void run(Consumer<Measurement> table) throws Exception {
        ContainerBenchmark.requireContainers();
        try (Scratch scratch = Scratch.inReach()) {
            Path state = scratch.path();
            JavaProgram agent = AgentStartBenchmark.archive(JavaProgram.agent(), state, state.resolve("agent.jsa"));
            List<String> running = new ArrayList<>();
            try {
                measure(agent, state, running, table);
            } finally {
                stopAll(agent, state, running);
            }
        }
    }

    private static void measure(JavaProgram agent, Path state, List<String> running, Consumer<Measurement> table)
            throws Exception {
        Load empty;
        Load full;
        try (ChildAgent first = ChildAgent.start(agent, state)) {
            empty = atRest(first);
            BusyboxTemplate.install(state);
            startAll(first.client(), running);
            full = atRest(first);
        }
        String many = " with " + COUNT + " containers";
        table.accept(new Measurement(
                "agent's CPU at rest" + many,
                full.percent,
                "% of a core",
                "without containers",
                empty.percent,
                Aim.atMost(2)));
        table.accept(new Measurement(
                "agent's memory" + many,
                full.mebibytes,
                "MiB",
                "without containers",
                empty.mebibytes,
                Aim.atMost(220)));
        table.accept(restart(agent, state, many));
    }

    private static void startAll(AgentClient client, List<String> running) throws IOException, InterruptedException {
        for (int vmid = FIRST; vmid < FIRST + COUNT; vmid++) {
            client.runTask(ChildAgent.NODE, CONTAINERS, ContainerBenchmark.container(Integer.toString(vmid)));
            client.runTask(ChildAgent.NODE, CONTAINERS + "/" + vmid + "/status/start", Map.of());
            running.add(Integer.toString(vmid));
        }
    }

    private static Load atRest(ChildAgent agent) throws IOException {
        // What was done before is over then.
        Samples.pause(REST);
        Samples used = new Samples(RESTS);
        for (int rest = 0; rest < RESTS; rest++) {
            long before = processorNanoseconds(agent);
            Samples.pause(REST);
            used.add(processorNanoseconds(agent) - before);
        }
        return new Load(100 * used.median() / REST.toMillis(), Resident.mebibytes(agent.process()));
    }

    private static long processorNanoseconds(ChildAgent agent) throws IOException {
        return agent.process()
                .info()
                .totalCpuDuration()
                .orElseThrow(() -> new IOException("the agent has ended"))
                .toNanos();
    }

    private static Measurement restart(JavaProgram agent, Path state, String many) throws Exception {
        int rounds = 3;
        Samples full = new Samples(rounds);
        Samples empty = new Samples(rounds);
        try (Scratch other = Scratch.make()) {
            ChildAgent.start(agent, other.path()).close();
            for (int round = 0; round < rounds; round++) {
                full.time(() -> ChildAgent.start(agent, state).close());
                empty.time(() -> ChildAgent.start(agent, other.path()).close());
            }
        }
        return new Measurement(
                "agent's restart" + many,
                full.median(),
                "ms",
                "an agent's without containers",
                empty.median(),
                Aim.ratioAtMost(1.5));
    }

    private static void stopAll(JavaProgram agent, Path state, List<String> running) throws Exception {
        try (ChildAgent last = ChildAgent.start(agent, state)) {
            AgentClient client = last.client();
            for (String vmid : running) {
                client.runTask(ChildAgent.NODE, CONTAINERS + "/" + vmid + "/status/stop", Map.of());
            }
        }
    }
}
