// SPDX-License-Identifier: Apache-2.0
package dev.vireo.test.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.function.Consumer;

/** How long an agent takes to its first answer, and what memory it holds at rest; an empty JVM is the denominator. */
final class AgentStartBenchmark implements Benchmark {
    private static final int ROUNDS = 5;
    private static final Duration REST = Duration.ofSeconds(5);

    @Override
    public String name() {
        return "agent-start";
    }

    @Override
    public void run(Consumer<Measurement> table) throws Exception {
        try (Scratch scratch = Scratch.make()) {
            Path state = scratch.directory("state");
            JavaProgram agent = JavaProgram.agent();
            JavaProgram archived = archive(agent, state, scratch.path().resolve("agent.jsa"));
            Samples starts = new Samples(ROUNDS);
            Samples emptyStarts = new Samples(ROUNDS);
            for (int round = 0; round < ROUNDS; round++) {
                starts.add(startAgent(archived, state));
                emptyStarts.add(startEmpty());
            }
            table.accept(new Measurement(
                    "agent start to first answer",
                    starts.median(),
                    "ms",
                    "an empty JVM's start",
                    emptyStarts.median(),
                    Aim.atMost(1500)));
            table.accept(memory(archived, state));
        }
    }

    /** As with {@code ./vireo agent}, the first run writes the archive. */
    static JavaProgram archive(JavaProgram program, Path state, Path archive)
            throws IOException, GeneralSecurityException {
        ChildAgent.start(program.with("-XX:ArchiveClassesAtExit=" + archive), state)
                .close();
        return Files.exists(archive) ? program.with("-XX:SharedArchiveFile=" + archive) : program;
    }

    private static long startAgent(JavaProgram program, Path state) throws IOException, GeneralSecurityException {
        long start = System.nanoTime();
        try (ChildAgent agent = ChildAgent.start(program, state)) {
            return agent.process().isAlive() ? System.nanoTime() - start : 0;
        }
    }

    private static long startEmpty() throws IOException {
        long start = System.nanoTime();
        Process process = empty();
        long end = System.nanoTime();
        process.destroyForcibly();
        return end - start;
    }

    private static Process empty() throws IOException {
        JavaProgram program = new JavaProgram(
                EmptyProgram.class.getName(), JavaProgram.agent().flags(), JavaProgram.own());
        Process process = new ProcessBuilder(program.command()).start();
        BufferedReader output =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        if (output.readLine() == null) {
            throw new IOException("the empty program did not start");
        }
        return process;
    }

    private static Measurement memory(JavaProgram program, Path state) throws IOException, GeneralSecurityException {
        Process empty = empty();
        try (ChildAgent agent = ChildAgent.start(program, state)) {
            Samples.pause(REST);
            return new Measurement(
                    "agent resident memory at rest",
                    Resident.mebibytes(agent.process()),
                    "MiB",
                    "an empty JVM's",
                    Resident.mebibytes(empty),
                    Aim.atMost(160));
        } finally {
            empty.destroyForcibly();
        }
    }
}
