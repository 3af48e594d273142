// SPDX-License-Identifier: Apache-2.0
package dev.vireo.test.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Consumer;

/** How long the start of a virtual machine takes through the API; the same QEMU command by hand is the denominator. */
final class VmStartBenchmark implements Benchmark {
    /** An agent runs for months: what counts is how fast it is once its code is compiled, and the client's too. */
    private static final int WARM_UP = 150;

    private static final int CALLS_TO_WARM_UP = 4000;

    private static final int ROUNDS = 31;
    private static final String VMID = "100";
    private static final String VM = "/nodes/" + ChildAgent.NODE + "/qemu/" + VMID;

    @Override
    public String name() {
        return "vm-start";
    }

    @Override
    public void run(Consumer<Measurement> table) throws Exception {
        try (Scratch scratch = Scratch.inReach()) {
            Path state = scratch.path();
            try (ChildAgent agent = ChildAgent.start(JavaProgram.agent(), state)) {
                table.accept(measure(agent.client(), state));
            }
        }
    }

    private static Measurement measure(AgentClient client, Path state) throws Exception {
        task(
                client,
                "/nodes/" + ChildAgent.NODE + "/qemu",
                Map.of("vmid", VMID, "name", "bench", "memory", "128", "scsi0", "local:1"));
        for (int call = 0; call < CALLS_TO_WARM_UP; call++) {
            client.get(VM + "/status/current");
        }
        QemuByHand hand = null;
        Samples calls = new Samples(ROUNDS);
        Samples byHand = new Samples(ROUNDS);
        for (int round = -WARM_UP; round < ROUNDS; round++) {
            long start = System.nanoTime();
            task(client, VM + "/status/start", Map.of());
            long started = System.nanoTime() - start;
            hand = hand == null ? QemuByHand.find(state) : hand;
            task(client, VM + "/status/stop", Map.of());
            long startedByHand = hand.start(VMID);
            if (round >= 0) {
                calls.add(started);
                byHand.add(startedByHand);
            }
        }
        return new Measurement(
                "VM start through the API",
                calls.median(),
                "ms",
                "the same QEMU command by hand",
                byHand.median(),
                Aim.ratioAtMost(1.3));
    }

    private static void task(AgentClient client, String path, Map<String, String> fields)
            throws IOException, InterruptedException {
        client.runTask(ChildAgent.NODE, path, fields);
    }
}
