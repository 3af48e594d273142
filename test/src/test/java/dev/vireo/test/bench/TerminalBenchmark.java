// SPDX-License-Identifier: Apache-2.0
package dev.vireo.test.bench;

import dev.vireo.desktop.terminal.vt.Snapshot;
import dev.vireo.test.desktop.PtyServer;
import dev.vireo.test.desktop.TerminalStage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import javafx.application.Platform;

/**
 * How long a program needs to print 100,000 coloured lines to a window of ours, until the terminal has answered that it has
 * read them all; xterm with a screen of the same size and the same history, on the same display, is the denominator. Both
 * take the bytes from a terminal of the kernel, without a network between.
 */
final class TerminalBenchmark implements Benchmark {
    private static final int LINES = 100_000;
    private static final int ROUNDS = 5;
    private static final long LONGEST_SECONDS = 60;
    /** Asks the terminal where the cursor is: the answer comes when everything before has been read. */
    private static final String SCRIPT = """
            start=$EPOCHREALTIME
            cat "$1"
            printf '\\033[6n'
            IFS= read -rs -d R answer
            echo "$start $EPOCHREALTIME" > "$2.part"
            mv "$2.part" "$2"
            """;

    @Override
    public String name() {
        return "terminal";
    }

    @Override
    public void run(Consumer<Measurement> table) throws Exception {
        if (System.getenv("DISPLAY") == null) {
            throw new SkippedException("there is no display (DISPLAY is not set)");
        }
        if (!Files.isExecutable(Path.of("/usr/bin/xterm"))) {
            throw new SkippedException("there is no /usr/bin/xterm");
        }
        try (Scratch scratch = Scratch.make()) {
            Path script = Files.writeString(scratch.path().resolve("flood.sh"), SCRIPT);
            Path text = Files.writeString(scratch.path().resolve("text"), text());
            table.accept(measure(scratch.path(), script, text));
        }
    }

    private static Measurement measure(Path folder, Path script, Path text) throws Exception {
        Platform.startup(() -> Platform.setImplicitExit(false));
        TerminalStage stage = CompletableFuture.supplyAsync(
                        () -> new TerminalStage(new PtyServer(List.of("/bin/bash", "--noprofile", "--norc"))),
                        Platform::runLater)
                .join();
        awaitPrompt(stage);
        String size = sizeOf(stage);
        Samples ours = new Samples(ROUNDS);
        Samples theirs = new Samples(ROUNDS);
        try {
            for (int round = -1; round < ROUNDS; round++) {
                long own = inOurs(stage, script, text, folder.resolve("ours" + round));
                long other = inXterm(size, script, text, folder.resolve("xterm" + round));
                if (round >= 0) {
                    ours.add(own);
                    theirs.add(other);
                }
            }
        } finally {
            Platform.runLater(stage::close);
        }
        return new Measurement(
                "print 100,000 coloured lines", ours.median(), "ms", "xterm", theirs.median(), Aim.ratioAtMost(1));
    }

    private static String text() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < LINES; i++) {
            text.append("\033[3")
                    .append(i % 8)
                    .append("mline ")
                    .append(i)
                    .append(" \033[1;38;5;")
                    .append(i % 256)
                    .append("mthe quick brown fox\033[0m jumps over the lazy dog\n");
        }
        return text.toString();
    }

    private static long inOurs(TerminalStage stage, Path script, Path text, Path answer)
            throws IOException, InterruptedException {
        stage.type("bash " + script + " " + text + " " + answer + "\r");
        return awaitAnswer(answer);
    }

    private static long inXterm(String size, Path script, Path text, Path answer)
            throws IOException, InterruptedException {
        Process xterm = new ProcessBuilder(
                        "xterm",
                        "-geometry",
                        size,
                        "-sl",
                        "100000",
                        "-e",
                        "bash",
                        script.toString(),
                        text.toString(),
                        answer.toString())
                .inheritIO()
                .start();
        try {
            return awaitAnswer(answer);
        } finally {
            xterm.destroy();
            xterm.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS);
        }
    }

    private static void awaitPrompt(TerminalStage stage) throws IOException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(LONGEST_SECONDS);
        while (stage.terminal().printed().rows().stream().noneMatch(row -> row.startsWith("bash"))) {
            if (System.nanoTime() > end) {
                throw new IOException("the shell did not begin within " + LONGEST_SECONDS + " s");
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
        }
    }

    private static String sizeOf(TerminalStage stage) {
        Snapshot snapshot = new Snapshot();
        stage.terminal().copyInto(snapshot, Long.MAX_VALUE);
        return snapshot.width() + "x" + snapshot.height();
    }

    /** Waits for what the script has written, and gives the nanoseconds between its two times. */
    private static long awaitAnswer(Path answer) throws IOException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(LONGEST_SECONDS);
        while (!Files.exists(answer)) {
            if (System.nanoTime() > end) {
                throw new IOException("the lines were not printed within " + LONGEST_SECONDS + " s");
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
        }
        String[] times = Files.readString(answer).strip().split(" ");
        return Math.round((Double.parseDouble(times[1]) - Double.parseDouble(times[0])) * 1e9);
    }
}
