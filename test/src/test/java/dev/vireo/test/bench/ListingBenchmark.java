// SPDX-License-Identifier: Apache-2.0
package dev.vireo.test.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.vireo.agent.cluster.Change;
import dev.vireo.agent.cluster.SqliteClusterStore;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** How long a list of thousands of guests takes, from call to last byte; Jackson alone is the denominator. */
final class ListingBenchmark implements Benchmark {
    private static final Duration WARM_UP = Duration.ofSeconds(4);
    private static final int ROUNDS = 20;
    private static final int FIRST_VMID = 100;

    @Override
    public String name() {
        return "listing";
    }

    @Override
    public void run(Consumer<Measurement> table) throws Exception {
        measure(1_000, 10, table);
        measure(10_000, 100, table);
    }

    private static void measure(int guests, double limit, Consumer<Measurement> table) throws Exception {
        try (Scratch scratch = Scratch.make()) {
            Path state = scratch.directory("state");
            fill(state, guests);
            try (ChildAgent agent = ChildAgent.start(JavaProgram.agent(), state)) {
                AgentClient client = agent.client();
                table.accept(list(client, "/cluster/resources", guests, limit));
                table.accept(list(client, "/nodes/" + ChildAgent.NODE + "/qemu", guests, limit));
            }
        }
    }

    private static void fill(Path state, int guests) {
        List<Change.Step> steps = new ArrayList<>();
        for (int vmid = FIRST_VMID; vmid < FIRST_VMID + guests; vmid++) {
            steps.add(new Change.Step(
                    "nodes/" + ChildAgent.NODE + "/qemu-server/" + vmid + ".conf", configuration(vmid), 0));
        }
        try (SqliteClusterStore store = SqliteClusterStore.open(state.resolve("store.db"))) {
            store.commit(new Change(steps));
        }
    }

    private static String configuration(int vmid) {
        return """
                boot: order=scsi0
                cores: %d
                memory: %d
                name: guest-%d
                net0: virtio=02:00:00:%02x:%02x:%02x,bridge=vmbr0
                ostype: l26
                scsi0: local:%d/vm-%d-disk-0.qcow2,size=32G
                scsihw: virtio-scsi-single
                tags: bench;simulated
                """.formatted(
                1 + vmid % 8, 1024 * (1 + vmid % 16), vmid, vmid >> 16, vmid >> 8 & 0xff, vmid & 0xff, vmid, vmid);
    }

    private static Measurement list(AgentClient client, String path, int guests, double limit) throws Exception {
        byte[] answer = {};
        long warm = System.nanoTime() + WARM_UP.toNanos();
        while (System.nanoTime() < warm) {
            answer = client.get(path);
        }
        JsonMapper json = JsonMapper.builder().build();
        JsonNode list = json.readTree(answer);
        if (list.path("data").size() < guests) {
            throw new IOException(path + " lists " + list.path("data").size() + " of " + guests);
        }
        warm = System.nanoTime() + WARM_UP.dividedBy(4).toNanos();
        while (System.nanoTime() < warm) {
            json.writeValueAsBytes(list);
        }
        Samples calls = new Samples(ROUNDS);
        Samples writing = new Samples(ROUNDS);
        for (int round = 0; round < ROUNDS; round++) {
            calls.time(() -> client.get(path));
            writing.time(() -> json.writeValueAsBytes(list));
        }
        String subject = "list " + guests + " guests, " + path.replaceFirst("/nodes/[^/]+", "/nodes/N");
        String base = "Jackson alone writing these " + answer.length / 1024 + " KiB";
        return new Measurement(subject, calls.median(), "ms", base, writing.median(), Aim.atMost(limit));
    }
}
