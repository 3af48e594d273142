// SPDX-License-Identifier: Apache-2.0
package dev.vireo.test.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs a program to its end. */
final class Program {
    private static final int PATIENCE_SECONDS = 120;
    private static final int KEPT = 2000;

    private Program() {}

    /** Runs it in the present folder; it has to succeed. */
    static void run(String... command) throws IOException, InterruptedException {
        runIn(Path.of("."), command);
    }

    /** Runs it in a folder; it has to succeed. */
    static void runIn(Path folder, String... command) throws IOException, InterruptedException {
        // Some of them draw their progress in megabytes of text.
        Path output = Files.createTempFile("vireo-program-", ".log");
        try {
            Process process = new ProcessBuilder(List.of(command))
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
            boolean hasEnded = process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
            if (!hasEnded) {
                process.destroyForcibly();
            }
            assertThat(hasEnded && process.exitValue() == 0)
                    .as("%s: %s", List.of(command), end(output))
                    .isTrue();
        } finally {
            Files.delete(output);
        }
    }

    private static String end(Path output) throws IOException {
        byte[] all = Files.readAllBytes(output);
        int start = Math.max(0, all.length - KEPT);
        return new String(all, start, all.length - start, java.nio.charset.StandardCharsets.ISO_8859_1);
    }
}
