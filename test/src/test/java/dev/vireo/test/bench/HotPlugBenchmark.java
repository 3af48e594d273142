// SPDX-License-Identifier: Apache-2.0
package dev.vireo.test.bench;

import java.nio.file.Path;
import java.util.Map;
import java.util.function.Consumer;

/**
 * How long it takes until a disk that exists is plugged into a running machine, configuration and all; the two commands to
 * QEMU that do it are the denominator.
 */
final class HotPlugBenchmark implements Benchmark {
    private static final int WARM_UP = 60;
    private static final int ROUNDS = 30;
    private static final String QEMU = "/nodes/" + ChildAgent.NODE + "/qemu";
    private static final String CONFIG = QEMU + "/100/config";
    private static final String DISK = "local:100/vm-100-disk-1.raw";

    @Override
    public String name() {
        return "hot-plug";
    }

    @Override
    public void run(Consumer<Measurement> table) throws Exception {
        try (Scratch scratch = Scratch.inReach()) {
            Path state = scratch.path();
            try (ChildAgent agent = ChildAgent.start(JavaProgram.agent(), state)) {
                AgentClient client = agent.client();
                client.runTask(
                        ChildAgent.NODE,
                        QEMU,
                        Map.of(
                                "vmid",
                                "100",
                                "memory",
                                "128",
                                "scsihw",
                                "virtio-scsi-pci",
                                "scsi0",
                                "local:1",
                                "scsi1",
                                "local:1"));
                client.put(CONFIG, Map.of("delete", "scsi1"));
                client.runTask(ChildAgent.NODE, QEMU + "/100/status/start", Map.of());
                Path file = state.resolve("storage/images/100/vm-100-disk-1.raw");
                GuestUnderTwo.Outcome outcome = new GuestUnderTwo(state, WARM_UP, ROUNDS)
                        .measure(agent, client, HotPlugBenchmark::throughTheApi, qmp -> byHand(qmp, file));
                table.accept(new Measurement(
                        "plug a disk into a running VM",
                        outcome.own().median(),
                        "ms",
                        "the same commands to QEMU by hand",
                        outcome.byHand().median(),
                        Aim.atMost(50)));
            }
        }
    }

    private static long throughTheApi(AgentClient client) throws Exception {
        long start = System.nanoTime();
        client.put(CONFIG, Map.of("scsi1", DISK));
        long plugged = System.nanoTime() - start;
        client.put(CONFIG, Map.of("delete", "scsi1"));
        return plugged;
    }

    private static long byHand(QmpByHand qmp, Path file) throws Exception {
        long start = System.nanoTime();
        qmp.ask(String.format(
                "{'execute':'blockdev-add','arguments':{'driver':'raw','node-name':'by-hand','file':{'driver':'file',"
                        + "'filename':'%s','aio':'io_uring','cache':{'direct':true,'no-flush':false}}}}",
                file));
        qmp.ask("{'execute':'device_add','arguments':{'driver':'scsi-hd','id':'plugged','bus':'scsihw0.0','scsi-id':0,"
                + "'lun':1,'drive':'by-hand'}}");
        long plugged = System.nanoTime() - start;
        qmp.ask("{'execute':'device_del','arguments':{'id':'plugged'}}");
        qmp.insist("{'execute':'blockdev-del','arguments':{'node-name':'by-hand'}}");
        return plugged;
    }
}
