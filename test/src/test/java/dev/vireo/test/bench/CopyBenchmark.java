// SPDX-License-Identifier: Apache-2.0
package dev.vireo.test.bench;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;

/**
 * How fast a full disk is cloned, moved or imported, from call to the end of the task, when it lies on the storage for good;
 * {@code qemu-img convert} by hand, which flushes what it wrote too, is the denominator.
 */
final class CopyBenchmark implements Benchmark {
    private static final int ROUNDS = 5;
    private static final int GIBIBYTES = 2;
    private static final int MEBIBYTES = GIBIBYTES << 10;
    private static final int PIECE = 4 << 20;
    private static final String VM = "/nodes/" + ChildAgent.NODE + "/qemu";
    private static final String SCRATCH_VM = VM + "/101";

    private final String name;
    private final Way way;

    private CopyBenchmark(String name, Way way) {
        this.name = name;
        this.way = way;
    }

    /** All of them. */
    static List<Benchmark> all() {
        return List.of(
                new CopyBenchmark("clone", new Clone()),
                new CopyBenchmark("move", new Move()),
                new CopyBenchmark("import", new Import()));
    }

    /** A way in which a disk comes to be a second time. */
    private interface Way {
        /** Makes what is needed first. */
        default void prepare(Disks disks) throws Exception {}

        /** Does it through the API. */
        void copy(AgentClient client) throws Exception;

        /** Takes it back. */
        void undo(AgentClient client) throws Exception;

        /** Does the same by hand. */
        void byHand(Disks disks, Path target) throws Exception;

        /** Takes that back. */
        default void undoByHand(Disks disks, Path target) throws Exception {
            ByHand.run("rm", target.toString());
        }

        /** What is done by hand. */
        default String denominator() {
            return "qemu-img convert by hand";
        }
    }

    /** Where the disks lie. */
    private record Disks(Path state) {
        Path source() {
            return state.resolve("storage/images/100/vm-100-disk-0.raw");
        }

        /** A disk of the same content, for what somebody does by hand. */
        Path moved() {
            return state.resolve("moved-by-hand.raw");
        }

        Path foreign() {
            return state.resolve("storage/import/foreign.vmdk");
        }
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public void run(Consumer<Measurement> table) throws Exception {
        try (Scratch scratch = Scratch.inReach()) {
            Disks disks = new Disks(scratch.path());
            if (scratch.path().toFile().getUsableSpace() >> 20 < 5L * MEBIBYTES) {
                throw new SkippedException("it needs " + 5 * GIBIBYTES + " GiB of space below " + scratch.path());
            }
            try (ChildAgent agent = ChildAgent.start(JavaProgram.agent(), scratch.path())) {
                AgentClient client = agent.client();
                task(client, VM, Map.of("vmid", "100", "memory", "128", "scsi0", "local:" + GIBIBYTES));
                fill(disks.source());
                way.prepare(disks);
                table.accept(measure(client, disks));
            }
        }
    }

    private Measurement measure(AgentClient client, Disks disks) throws Exception {
        Path target = disks.state.resolve("by-hand");
        Samples own = new Samples(ROUNDS);
        Samples byHand = new Samples(ROUNDS);
        for (int round = -1; round < ROUNDS; round++) {
            long start = System.nanoTime();
            way.copy(client);
            long copied = System.nanoTime() - start;
            way.undo(client);
            start = System.nanoTime();
            way.byHand(disks, target);
            long copiedByHand = System.nanoTime() - start;
            way.undoByHand(disks, target);
            if (round >= 0) {
                own.add(copied);
                byHand.add(copiedByHand);
            }
        }
        return new Measurement(
                name + " a full disk of " + GIBIBYTES + " GiB",
                throughput(own),
                "MiB/s",
                way.denominator(),
                throughput(byHand),
                Aim.ratioAtLeast(0.95));
    }

    private static double throughput(Samples samples) {
        return MEBIBYTES / (samples.median() / 1000);
    }

    /** Fills a disk with what is no zeros, so that every block has to be copied. */
    private static void fill(Path disk) throws IOException {
        byte[] bytes = new byte[PIECE];
        new Random(1).nextBytes(bytes);
        try (FileChannel channel = FileChannel.open(disk, StandardOpenOption.WRITE)) {
            ByteBuffer piece = ByteBuffer.allocateDirect(PIECE).put(bytes);
            for (long left = (long) MEBIBYTES << 20; left > 0; left -= PIECE) {
                piece.flip();
                channel.write(piece);
            }
            channel.force(true);
        }
    }

    private static void task(AgentClient client, String path, Map<String, String> fields)
            throws IOException, InterruptedException {
        client.runTask(ChildAgent.NODE, path, fields);
    }

    /** As the agent does it; its own flush of the file at the end is the cache mode here. */
    private static void convert(Path source, String from, Path target, String to, String options)
            throws IOException, InterruptedException {
        ByHand.run(
                "qemu-img",
                "convert",
                "-t",
                "writeback",
                "-f",
                from,
                "-O",
                to,
                "-o",
                options,
                source.toString(),
                target.toString());
    }

    private static final class Clone implements Way {
        @Override
        public void copy(AgentClient client) throws Exception {
            task(client, VM + "/100/clone", Map.of("newid", "101", "full", "1"));
        }

        @Override
        public void undo(AgentClient client) throws Exception {
            client.deleteByTask(ChildAgent.NODE, SCRATCH_VM);
        }

        @Override
        public void byHand(Disks disks, Path target) throws Exception {
            convert(disks.source(), "raw", target, "raw", "preallocation=off");
        }
    }

    /**
     * From one format to the other: that is where a move has to copy. The disk is no longer where it was afterwards, and to
     * remove gigabytes takes its time.
     */
    private static final class Move implements Way {
        @Override
        public void prepare(Disks disks) throws Exception {
            convert(disks.source(), "raw", disks.moved(), "raw", "preallocation=off");
        }

        @Override
        public void copy(AgentClient client) throws Exception {
            move(client, "qcow2");
        }

        @Override
        public void undo(AgentClient client) throws Exception {
            move(client, "raw");
        }

        private static void move(AgentClient client, String format) throws Exception {
            task(
                    client,
                    VM + "/100/move_disk",
                    Map.of("disk", "scsi0", "storage", "local", "format", format, "delete", "1"));
        }

        @Override
        public void byHand(Disks disks, Path target) throws Exception {
            convert(disks.moved(), "raw", target, "qcow2", "preallocation=metadata");
            ByHand.run("rm", disks.moved().toString());
        }

        @Override
        public void undoByHand(Disks disks, Path target) throws Exception {
            convert(target, "qcow2", disks.moved(), "raw", "preallocation=off");
            ByHand.run("rm", target.toString());
        }

        @Override
        public String denominator() {
            return "qemu-img convert and rm by hand";
        }
    }

    private static final class Import implements Way {
        @Override
        public void prepare(Disks disks) throws Exception {
            ByHand.run("mkdir", "--parents", String.valueOf(disks.foreign().getParent()));
            convert(disks.source(), "raw", disks.foreign(), "vmdk", "subformat=monolithicSparse");
        }

        @Override
        public void copy(AgentClient client) throws Exception {
            String disk = "local:0,format=raw,import-from=local:import/foreign.vmdk";
            task(client, VM, Map.of("vmid", "101", "memory", "128", "scsi0", disk));
        }

        @Override
        public void undo(AgentClient client) throws Exception {
            client.deleteByTask(ChildAgent.NODE, SCRATCH_VM);
        }

        @Override
        public void byHand(Disks disks, Path target) throws Exception {
            convert(disks.foreign(), "vmdk", target, "raw", "preallocation=off");
        }
    }
}
