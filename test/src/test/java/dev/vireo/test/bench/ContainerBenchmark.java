// SPDX-License-Identifier: Apache-2.0
package dev.vireo.test.bench;

import dev.vireo.test.system.BusyboxTemplate;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Consumer;

/**
 * How long it takes to make a container and to start one through the API; the same by hand, with {@code mkfs}, {@code mount},
 * {@code tar} and {@code lxc-start}, is the denominator.
 */
final class ContainerBenchmark implements Benchmark {
    /** An agent runs for months: what counts is how fast it is once its code is compiled, and the client's too. */
    private static final int WARM_UP = 30;

    private static final int CALLS_TO_WARM_UP = 4000;
    private static final int ROUNDS = 21;
    private static final String SIZE = "64M";
    private static final String VMID = "200";
    private static final String MADE = "201";
    private static final String CONTAINERS = "/nodes/" + ChildAgent.NODE + "/lxc";

    @Override
    public String name() {
        return "container-start";
    }

    @Override
    public void run(Consumer<Measurement> table) throws Exception {
        requireContainers();
        try (Scratch scratch = Scratch.inReach()) {
            Path state = scratch.path();
            try (ChildAgent agent = ChildAgent.start(JavaProgram.agent(), state)) {
                BusyboxTemplate.install(state);
                AgentClient client = agent.client();
                for (int call = 0; call < CALLS_TO_WARM_UP; call++) {
                    client.get(CONTAINERS);
                }
                table.accept(creation(client, state));
                table.accept(start(client, state));
            }
        }
    }

    /** Refuses a machine without LXC. */
    static void requireContainers() throws SkippedException {
        ByHand.require("lxc-start");
        ByHand.requireRoot();
        if (!BusyboxTemplate.isPossible()) {
            throw new SkippedException("there is no /bin/busybox to make a template of (package busybox-static)");
        }
    }

    /** What a container is made of: no network, a root of 64 MiB. */
    static Map<String, String> container(String vmid) {
        return Map.of(
                "vmid",
                vmid,
                "ostemplate",
                BusyboxTemplate.VOLUME,
                "rootfs",
                "local:0.0625",
                "memory",
                "64",
                "swap",
                "0");
    }

    private static Measurement creation(AgentClient client, Path state) throws Exception {
        Path template = state.resolve("storage/template/cache")
                .resolve(BusyboxTemplate.VOLUME.substring(BusyboxTemplate.VOLUME.indexOf('/') + 1));
        Samples own = new Samples(ROUNDS);
        Samples byHand = new Samples(ROUNDS);
        for (int round = -WARM_UP; round < ROUNDS; round++) {
            long start = System.nanoTime();
            client.runTask(ChildAgent.NODE, CONTAINERS, container(MADE));
            long made = System.nanoTime() - start;
            client.deleteByTask(ChildAgent.NODE, CONTAINERS + "/" + MADE);
            if (round >= 0) {
                own.add(made);
                byHand.add(ContainerByHand.make(state, template, SIZE));
            }
        }
        return new Measurement(
                "make a container through the API",
                own.median(),
                "ms",
                "mkfs, mount, tar, umount, sync by hand",
                byHand.median(),
                Aim.ratioAtMost(1.5));
    }

    private static Measurement start(AgentClient client, Path state) throws Exception {
        client.runTask(ChildAgent.NODE, CONTAINERS, container(VMID));
        ContainerByHand hand = null;
        Samples own = new Samples(ROUNDS);
        Samples byHand = new Samples(ROUNDS);
        for (int round = -WARM_UP; round < ROUNDS; round++) {
            long start = System.nanoTime();
            client.runTask(ChildAgent.NODE, CONTAINERS + "/" + VMID + "/status/start", Map.of());
            long started = System.nanoTime() - start;
            hand = hand == null ? ContainerByHand.find(state, VMID) : hand;
            client.runTask(ChildAgent.NODE, CONTAINERS + "/" + VMID + "/status/stop", Map.of());
            if (round >= 0) {
                own.add(started);
                byHand.add(hand.start());
            }
        }
        return new Measurement(
                "start a container through the API",
                own.median(),
                "ms",
                "mount and lxc-start by hand",
                byHand.median(),
                Aim.ratioAtMost(1.5));
    }
}
