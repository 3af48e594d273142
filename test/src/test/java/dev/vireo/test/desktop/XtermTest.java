// SPDX-License-Identifier: Apache-2.0
package dev.vireo.test.desktop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.vireo.desktop.terminal.vt.Terminal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Our terminal shows, cell by cell, what xterm shows of the same bytes. */
final class XtermTest {
    private static final int WIDTH = 100;
    private static final int HEIGHT = 30;
    private static final int STREAMS = 30;
    private static final int LONG_ROUNDS = 5;
    private static final int MOVES = 80;

    @TempDir
    private Path folder;

    @BeforeEach
    void look() {
        assumeTrue(Xterm.isPossible(), "no xterm, or no display for it: set DISPLAY");
    }

    private static boolean has(String program) {
        return Files.isExecutable(Path.of("/usr/bin", program));
    }

    private void compare(RecordedProgram program) throws IOException, InterruptedException {
        Xterm xterm = new Xterm(folder, WIDTH, HEIGHT);
        byte[] stream = xterm.marked(program.printed(), 0);
        Terminal ours = program.terminalAfter(stream);
        Terminal theirs = xterm.screensAfter(List.of(stream)).get(0);
        assertThat(ScreenDifferences.between(ours, theirs)).isEmpty();
    }

    @Test
    void anEditorIsShownAsXtermShowsIt() throws IOException, InterruptedException {
        assumeTrue(has("vim"), "no vim");
        Path text = Files.writeString(
                folder.resolve("text.c"), "int main(void) {\n\treturn 42; /* Ответ */\n}\n".repeat(30));
        List<String> command = List.of("/usr/bin/vim", "-u", "NONE", "-i", "NONE", "-c", "syntax on", text.toString());
        try (RecordedProgram vim = new RecordedProgram(command, WIDTH, HEIGHT)) {
            vim.awaitText("return 42");
            vim.type(":set number hlsearch list\r/return\r");
            vim.awaitText("42; /* Ответ */$");
            vim.type(":split\r5ddGp:echo 'the-' . 'end'\r");
            vim.awaitText("the-end");
            compare(vim);
        }
    }

    @Test
    void aFileManagerIsShownAsXtermShowsIt() throws IOException, InterruptedException {
        assumeTrue(has("mc"), "no mc");
        Path files = Files.createDirectory(folder.resolve("files"));
        for (int i = 0; i < 40; i++) {
            Files.writeString(files.resolve("file-" + i), "x".repeat(i));
        }
        List<String> command = List.of("/usr/bin/mc", "-d", files.toString(), files.toString());
        try (RecordedProgram mc = new RecordedProgram(command, WIDTH, HEIGHT)) {
            mc.awaitText("Quit");
            mc.type("\033OB\033OB\033[6~\033[18~");
            mc.awaitText("Cancel");
            compare(mc);
        }
    }

    @Test
    void aMonitorIsShownAsXtermShowsIt() throws IOException, InterruptedException {
        assumeTrue(has("htop"), "no htop");
        try (RecordedProgram htop = new RecordedProgram(List.of("/usr/bin/htop", "-d", "50"), WIDTH, HEIGHT)) {
            htop.awaitText("Quit");
            htop.type("\033OR");
            htop.awaitText("Cancel");
            compare(htop);
        }
    }

    @Test
    void whateverAProgramDoesIsShownAsXtermShowsIt() throws IOException, InterruptedException {
        int rounds = Boolean.getBoolean("vireo.test.long") ? LONG_ROUNDS : 1;
        for (int round = 0; round < rounds; round++) {
            compareStreams(round * STREAMS);
        }
    }

    private void compareStreams(int firstSeed) throws IOException, InterruptedException {
        Xterm xterm = new Xterm(Files.createDirectory(folder.resolve("from-" + firstSeed)), WIDTH, HEIGHT);
        List<byte[]> streams = new ArrayList<>();
        for (int i = 0; i < STREAMS; i++) {
            streams.add(xterm.marked(new RandomScreens(firstSeed + i, WIDTH, HEIGHT).stream(MOVES), i));
        }
        List<Terminal> theirs = xterm.screensAfter(streams);
        for (int i = 0; i < STREAMS; i++) {
            Terminal ours = new Terminal(WIDTH, HEIGHT, 100, answer -> {});
            ours.feed(streams.get(i), 0, streams.get(i).length);
            assertThat(ScreenDifferences.between(ours, theirs.get(i)))
                    .as("stream of seed " + (firstSeed + i))
                    .isEmpty();
        }
    }
}
