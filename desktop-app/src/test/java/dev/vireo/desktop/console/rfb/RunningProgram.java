// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.console.rfb;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A program of this machine that a test talks to; closing ends it. */
final class RunningProgram implements AutoCloseable {
    private final Process process;
    private final BufferedReader output;
    private final BufferedReader errors;

    private RunningProgram(Process process) {
        this.process = process;
        this.output = process.inputReader();
        this.errors = process.errorReader();
    }

    /** Starts a program; what it says on its error output is kept for {@link #awaitError}. */
    static RunningProgram start(List<String> command) throws IOException {
        return start(command, Map.of(), null);
    }

    /** Starts a program with variables of its environment added and its error output sent to a file, if one is given. */
    static RunningProgram start(List<String> command, Map<String, String> environment, @Nullable Path errorFile)
            throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().putAll(environment);
        if (errorFile != null) {
            builder.redirectError(errorFile.toFile());
        }
        return new RunningProgram(builder.start());
    }

    /** Skips the test by the program's name when this machine lacks it. */
    static void assumeInstalled(String program) {
        String path = System.getenv().getOrDefault("PATH", "");
        boolean isInstalled = Pattern.compile(File.pathSeparator, Pattern.LITERAL)
                .splitAsStream(path)
                .filter(folder -> !folder.isEmpty())
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
        assumeTrue(isInstalled, program + " is not installed");
    }

    /** Writes a line to its input. */
    void tell(String line) throws IOException {
        Writer input = process.outputWriter();
        input.write(line + "\n");
        input.flush();
    }

    /** Waits for a line of its output. */
    String await(Predicate<String> wanted) {
        return first(output, wanted);
    }

    /** Waits for a line of its error output. */
    String awaitError(Predicate<String> wanted) {
        return first(errors, wanted);
    }

    private static String first(BufferedReader reader, Predicate<String> wanted) {
        try {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                if (wanted.test(line)) {
                    return line;
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        throw new IllegalStateException("The program ended without the line that was waited for.");
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().join();
    }
}
