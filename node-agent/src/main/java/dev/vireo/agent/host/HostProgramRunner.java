// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.host;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Runs programs with a fixed locale. Output goes to files, so that nobody has to read it while the program runs. */
public final class HostProgramRunner implements ProgramRunner {
    private static final Path NOTHING = Path.of("/dev/null");
    private static final int KILLED = 137;
    private static final int LARGEST_PIECE = 64 << 10;

    private static final long LOOK_MILLISECONDS = 200;

    @Override
    public ProgramResult run(List<String> command, RunLimits limits) throws IOException, InterruptedException {
        return run(command, NOTHING, limits, new Watch() {});
    }

    @Override
    public ProgramResult run(List<String> command, Path input, RunLimits limits)
            throws IOException, InterruptedException {
        return run(command, input, limits, new Watch() {});
    }

    @Override
    public ProgramResult run(List<String> command, RunLimits limits, Consumer<String> printed)
            throws IOException, InterruptedException {
        return run(command, NOTHING, limits, new FileWatch(printed));
    }

    private static ProgramResult run(List<String> command, Path input, RunLimits limits, Watch watch)
            throws IOException, InterruptedException {
        Path output = Files.createTempFile("vireo-run-", ".out");
        Path errors = Files.createTempFile("vireo-run-", ".err");
        try {
            Process process = start(command, input, output, errors);
            boolean inTime = await(process, limits, output, watch);
            watch.look(output);
            return new ProgramResult(
                    inTime ? process.exitValue() : KILLED,
                    head(output, limits.outputBytes()),
                    head(errors, limits.outputBytes()),
                    !inTime);
        } finally {
            Files.deleteIfExists(output);
            Files.deleteIfExists(errors);
        }
    }

    private static Process start(List<String> command, Path input, Path output, Path errors) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectInput(input.toFile())
                .redirectOutput(output.toFile())
                .redirectError(errors.toFile());
        builder.environment().put("LC_ALL", "C.UTF-8");
        return builder.start();
    }

    private static boolean await(Process process, RunLimits limits, Path output, Watch watch)
            throws IOException, InterruptedException {
        long left = limits.time().toMillis();
        try {
            while (left > 0) {
                long slice = Math.min(left, watch.milliseconds());
                if (process.waitFor(slice, TimeUnit.MILLISECONDS)) {
                    return true;
                }
                watch.look(output);
                left -= slice;
            }
            return false;
        } finally {
            // Also when the waiting was interrupted: nobody would look after the program any more.
            if (process.isAlive()) {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly();
            }
        }
    }

    /** What is done beside waiting: nothing. */
    private interface Watch {
        default long milliseconds() {
            return Long.MAX_VALUE;
        }

        default void look(Path output) throws IOException {}
    }

    /** Tells what came to a file since it was looked at last. */
    private static final class FileWatch implements Watch {
        private final Consumer<String> printed;
        private long told;

        FileWatch(Consumer<String> printed) {
            this.printed = printed;
        }

        @Override
        public long milliseconds() {
            return LOOK_MILLISECONDS;
        }

        @Override
        public void look(Path output) throws IOException {
            try (InputStream in = Files.newInputStream(output)) {
                in.skipNBytes(told);
                byte[] more = in.readNBytes(LARGEST_PIECE);
                told += more.length;
                if (more.length > 0) {
                    printed.accept(new String(more, StandardCharsets.UTF_8));
                }
            }
        }
    }

    private static String head(Path file, int bytes) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return new String(in.readNBytes(bytes), StandardCharsets.UTF_8);
        }
    }
}
