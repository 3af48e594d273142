// SPDX-License-Identifier: Apache-2.0
package dev.vireo.test.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A program of another language that calls a node with a library that was made for the dialect. */
final class ForeignClient {
    private static final long PATIENCE_SECONDS = 120;

    private ForeignClient() {}

    /** Whether a program runs and ends well. */
    static boolean works(Path directory, String... command) throws IOException, InterruptedException {
        try {
            return run(directory, List.of(command)).code == 0;
        } catch (IOException e) {
            return false;
        }
    }

    /** Runs a script of the tests against a node; it must end well, after printing {@code DONE}. */
    static void check(RunningNode node, Path directory, String interpreter, String script) throws Exception {
        Path file = directory.resolve(script);
        try (InputStream text = ForeignClient.class.getResourceAsStream(script)) {
            Files.write(file, text == null ? new byte[0] : text.readAllBytes());
        }
        List<String> command = new ArrayList<>(List.of(interpreter, file.toString()));
        command.addAll(List.of("127.0.0.1", Integer.toString(node.port()), RunningNode.NAME));
        command.addAll(List.of(RunningNode.ADMINISTRATOR, RunningNode.PASSWORD));
        Ended ended = run(directory, command);
        assertThat(ended.code).as("%s said:%n%s", script, ended.output).isZero();
        assertThat(ended.output).endsWith("DONE\n");
    }

    private record Ended(int code, String output) {}

    private static Ended run(Path directory, List<String> command) throws IOException, InterruptedException {
        Path output = Files.createTempFile("foreign-client", ".log");
        Process process = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        try {
            boolean isOver = process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
            return new Ended(isOver ? process.exitValue() : -1, Files.readString(output));
        } finally {
            process.destroyForcibly();
            Files.delete(output);
        }
    }
}
