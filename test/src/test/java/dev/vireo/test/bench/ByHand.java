// SPDX-License-Identifier: Apache-2.0
package dev.vireo.test.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Programs of the machine, run as somebody would who types them. */
final class ByHand {
    private ByHand() {}

    /** Runs a program to its good end. */
    static void run(String... command) throws IOException, InterruptedException {
        Path output = Files.createTempFile("vireo-bench-", ".out");
        try {
            Process process = new ProcessBuilder(command)
                    .redirectInput(Path.of("/dev/null").toFile())
                    .redirectErrorStream(true)
                    // A file: what LXC leaves running holds it open, and nobody has to wait for that.
                    .redirectOutput(output.toFile())
                    .start();
            if (process.waitFor() != 0) {
                throw new IOException(String.join(" ", command) + ": "
                        + Files.readString(output, StandardCharsets.UTF_8).strip());
            }
        } finally {
            Files.deleteIfExists(output);
        }
    }

    /** Refuses a machine that lacks a program. */
    static void require(String program) throws Benchmark.SkippedException {
        if (!Files.isExecutable(Path.of("/usr/bin", program))) {
            throw new Benchmark.SkippedException("there is no /usr/bin/" + program);
        }
    }

    /** Refuses a caller who is not root. */
    static void requireRoot() throws Benchmark.SkippedException {
        if (!Files.isWritable(Path.of("/sys/fs/cgroup"))) {
            throw new Benchmark.SkippedException("it needs root, and control groups that it can write to");
        }
    }
}
