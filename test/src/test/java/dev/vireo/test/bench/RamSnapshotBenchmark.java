// SPDX-License-Identifier: Apache-2.0
package dev.vireo.test.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * How long a snapshot with the memory of a running guest takes; QEMU told by hand to make the same snapshot of the same guest
 * is the denominator.
 */
final class RamSnapshotBenchmark implements Benchmark {
    private static final int WARM_UP = 2;
    private static final int ROUNDS = 8;
    private static final int FILLED_MEBIBYTES = 400;
    private static final String QEMU = "/nodes/" + ChildAgent.NODE + "/qemu";
    private static final String VM = QEMU + "/100";
    private static final int LONGEST_SECONDS = 120;

    @Override
    public String name() {
        return "ram-snapshot";
    }

    @Override
    public void run(Consumer<Measurement> table) throws Exception {
        Path iso = Path.of(System.getProperty("vireo.guest.iso", ""));
        if (!Files.isRegularFile(iso)) {
            throw new SkippedException("the guest is not built (vireo.guest.iso names no file)");
        }
        try (Scratch scratch = Scratch.inReach()) {
            Path state = scratch.path();
            Files.copy(iso, scratch.directory("storage/template/iso").resolve("guest.iso"));
            try (ChildAgent agent = ChildAgent.start(JavaProgram.agent(), state)) {
                AgentClient client = agent.client();
                boot(client);
                fillMemory(client);
                Path memory = state.resolve("storage/images/100/vm-100-state-hand.qcow2");
                GuestUnderTwo.Outcome outcome = new GuestUnderTwo(state, WARM_UP, ROUNDS)
                        .measure(agent, client, RamSnapshotBenchmark::throughTheApi, qmp -> byHand(qmp, memory));
                table.accept(new Measurement(
                        "snapshot with " + FILLED_MEBIBYTES + " MiB of memory in use",
                        outcome.own().median(),
                        "ms",
                        "QEMU's job by hand",
                        outcome.byHand().median(),
                        Aim.ratioAtMost(1.1)));
            }
        }
    }

    private static void boot(AgentClient client) throws IOException, InterruptedException {
        client.runTask(
                ChildAgent.NODE,
                QEMU,
                Map.of(
                        "vmid",
                        "100",
                        "memory",
                        "768",
                        "agent",
                        "1",
                        "scsi0",
                        "local:1,format=qcow2",
                        "ide2",
                        "local:iso/guest.iso,media=cdrom",
                        "boot",
                        "order=ide2"));
        client.runTask(ChildAgent.NODE, VM + "/status/start", Map.of());
        for (int second = 0; !answers(client); second++) {
            if (second == LONGEST_SECONDS) {
                throw new IOException("the guest did not boot within " + LONGEST_SECONDS + " s");
            }
            Samples.pause(Duration.ofSeconds(1));
        }
    }

    private static boolean answers(AgentClient client) throws InterruptedException {
        try {
            client.post(VM + "/agent/ping", Map.of());
            return true;
        } catch (IOException e) {
            // It is still booting.
            return false;
        }
    }

    /** Empty memory is told by its absence: it would be saved in no time. */
    private static void fillMemory(AgentClient client) throws IOException, InterruptedException {
        String script = "mkdir -p /fill && mount -t tmpfs -o size=600m none /fill && yes vireo | head -c "
                + ((long) FILLED_MEBIBYTES << 20) + " > /fill/here";
        JsonNode started = client.postJson(VM + "/agent/exec", Map.of("command", List.of("/bin/sh", "-c", script)));
        String status = VM + "/agent/exec-status?pid=" + started.path("pid").asLong();
        for (int second = 0; second < LONGEST_SECONDS; second++) {
            JsonNode told = client.read(status);
            if (told.path("exited").asInt() == 1) {
                if (told.path("exitcode").asInt() != 0) {
                    throw new IOException("the guest could not fill its memory: " + told);
                }
                return;
            }
            Samples.pause(Duration.ofSeconds(1));
        }
        throw new IOException("the guest did not fill its memory within " + LONGEST_SECONDS + " s");
    }

    private static long throughTheApi(AgentClient client) throws Exception {
        long start = System.nanoTime();
        client.runTask(ChildAgent.NODE, VM + "/snapshot", Map.of("snapname", "bench", "vmstate", "1"));
        long taken = System.nanoTime() - start;
        client.deleteByTask(ChildAgent.NODE, VM + "/snapshot/bench");
        return taken;
    }

    private static long byHand(QmpByHand qmp, Path memory) throws Exception {
        long start = System.nanoTime();
        ByHand.run("qemu-img", "create", "-q", "-f", "qcow2", memory.toString(), "1M");
        giveToGuests(memory);
        qmp.ask("{'execute':'blockdev-add','arguments':{'driver':'qcow2','node-name':'hand','file':{'driver':'file',"
                + "'filename':'" + memory + "'}}}");
        qmp.ask("{'execute':'snapshot-save','arguments':{'job-id':'save','tag':'hand','vmstate':'hand',"
                + "'devices':['drive-scsi0','hand']}}");
        qmp.awaitJob("save");
        qmp.ask("{'execute':'blockdev-del','arguments':{'node-name':'hand'}}");
        long taken = System.nanoTime() - start;
        qmp.ask("{'execute':'snapshot-delete','arguments':{'job-id':'delete','tag':'hand','devices':['drive-scsi0']}}");
        qmp.awaitJob("delete");
        Files.delete(memory);
        return taken;
    }

    /** QEMU is no root: the file gets the group of the disk beside it. */
    private static void giveToGuests(Path memory) throws IOException {
        Path disk = memory.resolveSibling("vm-100-disk-0.qcow2");
        PosixFileAttributeView view = Files.getFileAttributeView(memory, PosixFileAttributeView.class);
        view.setGroup(Files.getFileAttributeView(disk, PosixFileAttributeView.class)
                .readAttributes()
                .group());
        view.setPermissions(PosixFilePermissions.fromString("rw-rw----"));
    }
}
