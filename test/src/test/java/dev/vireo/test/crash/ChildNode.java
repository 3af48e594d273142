// SPDX-License-Identifier: Apache-2.0
package dev.vireo.test.crash;

import dev.vireo.test.system.OwnClasses;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A {@link CrashingNode} in a Java machine of its own. */
final class ChildNode implements AutoCloseable {
    private static final long PATIENCE_SECONDS = 180;

    private final Process process;
    private final BlockingQueue<String> output = new LinkedBlockingQueue<>();
    private final Path steps;
    private final int port;

    private ChildNode(Process process, Path steps) throws IOException {
        this.process = process;
        this.steps = steps;
        Thread reader = new Thread(() -> process.inputReader().lines().forEach(output::add), "child-output");
        reader.setDaemon(true);
        reader.start();
        this.port = Integer.parseInt(await("ready "));
    }

    /**
     * Starts it; when the answer is there, it answers calls.
     *
     * @param step the step to die at, counted from 1, or 0
     * @param way {@code halt} or {@code stuck}
     */
    static ChildNode start(StateFolder state, int step, String way) throws IOException {
        Path steps = state.beside("steps");
        Files.deleteIfExists(steps);
        Files.createFile(steps);
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        String classes = OwnClasses.path();
        ProcessBuilder builder = new ProcessBuilder(
                java,
                "-XX:TieredStopAtLevel=1",
                "-Xshare:auto",
                "-Xmx256m",
                "-D" + CrashingNode.STEP + "=" + step,
                "-D" + CrashingNode.WAY + "=" + way,
                "-cp",
                classes,
                CrashingNode.class.getName(),
                state.root().toString(),
                state.passwordFile().toString(),
                steps.toString());
        builder.redirectError(state.beside("child.log").toFile());
        Process process = builder.start();
        try {
            return new ChildNode(process, steps);
        } catch (IOException e) {
            process.destroyForcibly();
            throw new IOException(Files.readString(state.beside("child.log")), e);
        }
    }

    /** Where it listens. */
    int port() {
        return port;
    }

    /** What follows a word at the beginning of a line that it prints. */
    private String await(String word) throws IOException {
        long last = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (true) {
            String line = nextLine();
            if (line != null && line.startsWith(word)) {
                return line.substring(word.length());
            }
            boolean isOver = line == null && (!process.isAlive() || System.nanoTime() > last);
            if (isOver && output.isEmpty()) {
                throw new IOException("the child did not print '" + word + "'; it went through " + steps());
            }
        }
    }

    private @Nullable String nextLine() throws IOException {
        try {
            return output.poll(100, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    /**
     * What is asked for next stays for ever at a step; what is asked for after that goes on.
     *
     * @param step counted from 1 from now on; 0 for none
     */
    void holdAt(int step) throws IOException {
        process.outputWriter().write(step + "\n");
        process.outputWriter().flush();
        await("holds ");
    }

    /** Waits until somebody stays at the step, and tells its name. */
    String awaitHeld() throws IOException {
        return await("stuck ");
    }

    /** Waits until it waits, then sends SIGKILL. */
    void killWhereStuck() throws IOException {
        awaitHeld();
        kill();
    }

    /** Whether it has not died yet. */
    boolean isAlive() {
        return process.isAlive();
    }

    /** Sends SIGKILL and waits for its end. */
    void kill() {
        process.destroyForcibly();
        exitCode();
    }

    /** Waits for its end and tells its exit code. */
    int exitCode() {
        try {
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw new IllegalStateException("the child did not die; it went through " + steps());
            }
            return process.exitValue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** The steps that it went through, in order. */
    List<String> steps() {
        try {
            return Files.readAllLines(steps);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Ends it if it lives; what it was doing is cut off. */
    @Override
    public void close() {
        process.destroyForcibly();
        exitCode();
    }
}
