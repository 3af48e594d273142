// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.host;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs programs with a fixed locale. Output goes to files, so that nobody has to read it while the program runs. */
public final class HostProgramRunner implements ProgramRunner {
    private static final int KILLED = 137;

    @Override
    public ProgramResult run(List<String> command, RunLimits limits) throws IOException, InterruptedException {
        Path output = Files.createTempFile("vireo-run-", ".out");
        Path errors = Files.createTempFile("vireo-run-", ".err");
        try {
            Process process = start(command, output, errors);
            boolean inTime = await(process, limits);
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

    private static Process start(List<String> command, Path output, Path errors) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                .redirectOutput(output.toFile())
                .redirectError(errors.toFile());
        builder.environment().put("LC_ALL", "C.UTF-8");
        return builder.start();
    }

    private static boolean await(Process process, RunLimits limits) throws InterruptedException {
        try {
            return process.waitFor(limits.time().toMillis(), TimeUnit.MILLISECONDS);
        } finally {
            // Also when the waiting was interrupted: nobody would look after the program any more.
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }

    private static String head(Path file, int bytes) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return new String(in.readNBytes(bytes), StandardCharsets.UTF_8);
        }
    }
}
