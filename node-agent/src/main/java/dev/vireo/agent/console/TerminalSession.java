// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.console;

import dev.vireo.agent.host.TerminalLine;
import dev.vireo.agent.host.WindowSize;
import dev.vireo.model.api.ApiException;
import io.undertow.websockets.core.WebSocketChannel;
import io.undertow.websockets.core.WebSockets;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.xnio.IoUtils;

/**
 * One viewer of a text console. Nothing is started before the first line has brought the ticket again; then two threads
 * move bytes, each waiting for the slower side, so that no flood gathers in memory.
 */
final class TerminalSession implements ConsoleSession {
    private static final Logger LOG = LoggerFactory.getLogger(TerminalSession.class);
    private static final int PROOF_SECONDS = 10;
    private static final int LONGEST_PROOF = 1024;
    /** Viewers say every 30 s that they are still there. */
    private static final int SILENCE_SECONDS = 150;

    private static final int BUFFER = 64 * 1024;
    private static final int LARGEST_MESSAGE = 128 * 1024;
    private static final int LONGEST_REASON = 120;

    private final List<byte[]> proofs;
    private final LineOpening opening;
    private final Executor threads;
    private final WaitingInput input = new WaitingInput();
    private final AtomicReference<@Nullable TerminalLine> line = new AtomicReference<>();
    private final AtomicBoolean isOver = new AtomicBoolean();

    /** Connects to what the console is of. */
    @FunctionalInterface
    interface LineOpening {
        TerminalLine open() throws IOException;
    }

    /** @param proofs the first lines that are right, without their ends */
    TerminalSession(List<String> proofs, LineOpening opening, Executor threads) {
        this.proofs = proofs.stream()
                .map(text -> text.getBytes(StandardCharsets.UTF_8))
                .toList();
        this.opening = opening;
        this.threads = threads;
    }

    @Override
    public void serve(WebSocketChannel channel) {
        channel.getReceiveSetter().set(new FromViewer(input, LARGEST_MESSAGE, true, this::close));
        channel.addCloseTask(closed -> close());
        channel.resumeReceives();
        threads.execute(() -> runInput(channel));
    }

    private void runInput(WebSocketChannel channel) {
        try {
            byte[] rest = prove(channel);
            TerminalLine opened = open();
            WebSockets.sendBinaryBlocking(ByteBuffer.wrap("OK".getBytes(StandardCharsets.US_ASCII)), channel);
            threads.execute(() -> runOutput(channel, opened));
            pumpInput(channel, opened, rest);
        } catch (IOException | ApiException e) {
            LOG.debug("a terminal's input ended", e);
            end(channel, 1011, String.valueOf(e.getMessage()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            end(channel, 1001, "the agent is ending");
        } finally {
            close();
        }
    }

    /** Reads the first line; the answer is what followed it. */
    private byte[] prove(WebSocketChannel channel) throws IOException, InterruptedException {
        ByteArrayOutputStream seen = new ByteArrayOutputStream();
        byte[] message = input.next(channel, PROOF_SECONDS);
        while (message != null && seen.size() < LONGEST_PROOF) {
            for (int i = 0; i < message.length; i++) {
                if (message[i] == '\n') {
                    return checked(seen.toByteArray(), message, i + 1);
                }
                seen.write(message[i]);
            }
            message = input.next(channel, PROOF_SECONDS);
        }
        throw new IOException("no ticket came in the first line");
    }

    private byte[] checked(byte[] proof, byte[] message, int end) throws IOException {
        if (proofs.stream().noneMatch(right -> MessageDigest.isEqual(right, proof))) {
            throw new IOException("permission denied - invalid ticket in the first line");
        }
        return Arrays.copyOfRange(message, end, message.length);
    }

    private TerminalLine open() throws IOException {
        TerminalLine opened = opening.open();
        line.set(opened);
        if (isOver.get()) {
            opened.close();
            throw new IOException("the viewer has gone");
        }
        return opened;
    }

    private void pumpInput(WebSocketChannel channel, TerminalLine opened, byte[] rest)
            throws IOException, InterruptedException {
        TerminalFrames frames = new TerminalFrames(new ToLine(opened));
        byte[] message = rest;
        while (message != null) {
            frames.take(message);
            message = input.next(channel, SILENCE_SECONDS);
        }
        if (!isOver.get()) {
            // Silent for so long, it may not read either, and a farewell would wait for that for ever.
            IoUtils.safeClose(channel);
        }
    }

    private void runOutput(WebSocketChannel channel, TerminalLine opened) {
        byte[] buffer = new byte[BUFFER];
        int kept = 0;
        try {
            int count = opened.read(buffer, 0, BUFFER);
            while (count >= 0) {
                int present = kept + count;
                int whole = WholeCharacters.count(buffer, present);
                if (whole > 0) {
                    WebSockets.sendBinaryBlocking(ByteBuffer.wrap(buffer, 0, whole), channel);
                }
                kept = present - whole;
                System.arraycopy(buffer, whole, buffer, 0, kept);
                count = opened.read(buffer, kept, BUFFER - kept);
            }
            end(channel, 1000, "the session ended");
        } catch (IOException e) {
            LOG.debug("a terminal's output ended", e);
            end(channel, 1000, "the session ended");
        } finally {
            close();
        }
    }

    private static void end(WebSocketChannel channel, int code, String reason) {
        try {
            if (channel.isOpen() && !channel.isCloseFrameSent()) {
                String shortened = reason.length() > LONGEST_REASON ? reason.substring(0, LONGEST_REASON) : reason;
                WebSockets.sendCloseBlocking(code, ascii(shortened), channel);
            }
        } catch (IOException e) {
            LOG.debug("a viewer went before it was told the end", e);
        }
    }

    /** A close frame has room for 123 bytes, however many a character takes. */
    private static String ascii(String text) {
        return text.replaceAll("[^ -~]", "?");
    }

    @Override
    public void close() {
        isOver.set(true);
        input.end();
        TerminalLine opened = line.getAndSet(null);
        if (opened != null) {
            // Hanging up waits for the program's end, and a thread of the server must not.
            threads.execute(opened::close);
        }
    }

    /** What a viewer asks of a line. */
    private record ToLine(TerminalLine line) implements TerminalFrames.Target {
        @Override
        public void typed(byte[] bytes, int offset, int length) throws IOException {
            line.write(bytes, offset, length);
        }

        @Override
        public void resized(WindowSize size) {
            line.resize(size);
        }
    }
}
