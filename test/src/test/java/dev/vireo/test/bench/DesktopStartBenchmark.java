// SPDX-License-Identifier: Apache-2.0
package dev.vireo.test.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;

/** How long the desktop takes to its first frame; an empty window of the same toolkit is the denominator. */
final class DesktopStartBenchmark implements Benchmark {
    private static final int ROUNDS = 5;

    @Override
    public String name() {
        return "desktop-start";
    }

    @Override
    public void run(Consumer<Measurement> table) throws Exception {
        if (System.getenv("DISPLAY") == null) {
            throw new SkippedException("there is no display (DISPLAY is not set)");
        }
        JavaProgram desktop = JavaProgram.desktop();
        requireMain(desktop.main());
        try (Scratch scratch = Scratch.make()) {
            JavaProgram watched = archive(desktop.through(FirstFrame.class), desktop.main(), scratch.path());
            Samples starts = new Samples(ROUNDS);
            Samples emptyStarts = new Samples(ROUNDS);
            for (int round = 0; round < ROUNDS; round++) {
                starts.add(start(watched, desktop.main(), scratch.path()));
                emptyStarts.add(start(watched, EmptyWindow.Main.class.getName(), scratch.path()));
            }
            table.accept(new Measurement(
                    "desktop start to first frame",
                    starts.median(),
                    "ms",
                    "an empty JavaFX window's first frame",
                    emptyStarts.median(),
                    Aim.atMost(2500)));
        }
    }

    private static void requireMain(String main) throws SkippedException {
        try {
            Class.forName(main, false, DesktopStartBenchmark.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new SkippedException("this build has no desktop program (" + main + ")");
        }
    }

    /** As with {@code ./vireo desktop}, the first run writes the archive of classes. */
    private static JavaProgram archive(JavaProgram program, String main, Path home) throws IOException {
        Path archive = home.resolve("desktop.jsa");
        start(program.with("-XX:ArchiveClassesAtExit=" + archive), main, home);
        return Files.exists(archive) ? program.with("-XX:SharedArchiveFile=" + archive) : program;
    }

    /** Nanoseconds from the start of the process to its first frame. */
    private static long start(JavaProgram program, String main, Path home) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(program.command(main))
                .redirectError(home.resolve("desktop.log").toFile());
        builder.environment().put("XDG_CONFIG_HOME", home.toString());
        long start = System.nanoTime();
        Process process = builder.start();
        try (BufferedReader output =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = output.readLine(); line != null; line = output.readLine()) {
                if (line.equals("frame")) {
                    return System.nanoTime() - start;
                }
            }
            throw new IOException(main + " showed no window: " + Files.readString(home.resolve("desktop.log")));
        } finally {
            end(process);
        }
    }

    private static void end(Process process) throws IOException {
        process.destroy();
        try {
            process.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }
}
