// SPDX-License-Identifier: Apache-2.0
package dev.vireo.test.desktop;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** An X server in memory for one program alone: nobody else moves its mouse, takes its keyboard or ends it. */
final class OwnDisplay implements AutoCloseable {
    private static final Path PROGRAM = Path.of("/usr/bin/Xvfb");

    private final Process server;
    private final Path complaints;
    private final String name;

    /** @param folder takes what it complains of */
    OwnDisplay(Path folder) throws IOException {
        complaints = folder.resolve("display");
        server = new ProcessBuilder(
                        PROGRAM.toString(), "-displayfd", "1", "-screen", "0", "1600x1000x24", "-nolisten", "tcp")
                .redirectError(complaints.toFile())
                .start();
        // It says its number once it listens.
        BufferedReader answer =
                new BufferedReader(new InputStreamReader(server.getInputStream(), StandardCharsets.US_ASCII));
        String number = answer.readLine();
        if (number == null) {
            throw new IOException("Xvfb did not start: " + said());
        }
        name = ":" + number;
    }

    /** Skips the test where there can be none. */
    static void assumePossible() {
        assumeTrue(Files.isExecutable(PROGRAM), "Xvfb is not installed");
    }

    /** What {@code DISPLAY} is for its program. */
    String name() {
        return name;
    }

    /** Whether it still serves, and what it complained of. */
    String said() throws IOException {
        return (server.isAlive() ? "it serves" : "it has ended") + " " + Files.readString(complaints);
    }

    @Override
    public void close() throws InterruptedException {
        server.destroy();
        server.waitFor();
    }
}
