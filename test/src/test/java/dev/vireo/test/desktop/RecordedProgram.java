// SPDX-License-Identifier: Apache-2.0
package dev.vireo.test.desktop;

import dev.vireo.agent.host.PseudoTerminals;
import dev.vireo.agent.host.TerminalLine;
import dev.vireo.agent.host.WindowSize;
import dev.vireo.desktop.terminal.vt.Terminal;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

/** A program on a real terminal of the kernel, and every byte that it prints. */
final class RecordedProgram implements AutoCloseable {
    private static final Duration WHILE = Duration.ofSeconds(30);

    private final int width;
    private final int height;
    private final TerminalLine line;
    private final Terminal terminal;
    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

    RecordedProgram(List<String> command, int width, int height) throws IOException {
        this.width = width;
        this.height = height;
        this.line = new PseudoTerminals().start(command, new WindowSize(width, height));
        this.terminal = new Terminal(width, height, 0, this::send);
        Thread reader = new Thread(this::read, "recorder of " + command.get(0));
        reader.setDaemon(true);
        reader.start();
    }

    private void read() {
        byte[] buffer = new byte[4096];
        try {
            int count = line.read(buffer, 0, buffer.length);
            while (count >= 0) {
                synchronized (printed) {
                    printed.write(buffer, 0, count);
                }
                terminal.feed(buffer, 0, count);
                count = line.read(buffer, 0, buffer.length);
            }
        } catch (IOException e) {
            // it has ended
        }
    }

    private void send(byte[] bytes) {
        try {
            line.write(bytes, 0, bytes.length);
        } catch (IOException e) {
            // it has ended, and wants nothing any more
        }
    }

    /** Types something. */
    void type(String keys) {
        send(keys.getBytes(StandardCharsets.UTF_8));
    }

    /** Waits until a text is to be seen on its screen. */
    void awaitText(String text) {
        Eventually.holds(
                "'" + text + "' on a screen",
                WHILE,
                () -> terminal.printed().rows().stream().anyMatch(row -> row.contains(text)));
    }

    /** What it has printed so far. */
    byte[] printed() {
        synchronized (printed) {
            return printed.toByteArray();
        }
    }

    /** Our own terminal as it is after these bytes. */
    Terminal terminalAfter(byte[] bytes) {
        Terminal shown = new Terminal(width, height, 0, answer -> {});
        shown.feed(bytes, 0, bytes.length);
        return shown;
    }

    @Override
    public void close() {
        line.close();
    }
}
