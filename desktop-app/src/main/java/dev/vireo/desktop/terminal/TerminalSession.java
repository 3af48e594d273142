// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.terminal;

import dev.vireo.desktop.client.ByteStream;
import dev.vireo.desktop.terminal.vt.Terminal;
import dev.vireo.model.api.Arguments;
import dev.vireo.model.node.TerminalTicket;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One session with a text console: it gets a ticket, opens the way, and feeds the terminal until its end. */
final class TerminalSession {
    private static final Logger LOG = LoggerFactory.getLogger(TerminalSession.class);
    private static final int BUFFER = 128 * 1024;
    private static final int LARGEST_FRAME = 16 * 1024;

    private final TerminalPlace place;
    private final Arguments path;
    private final Terminal terminal;
    private final Runnable connected;
    private final Runnable fed;
    private volatile @Nullable ByteStream stream;
    private volatile boolean isReady;
    private volatile boolean isClosed;

    /** How a session ended without a failure. */
    enum End {
        CLOSED,
        NO_PORT
    }

    /**
     * A session that is not opened yet.
     *
     * @param connected is told when the other end is there; by the session's thread
     * @param fed is told when the terminal got something; by the session's thread
     */
    TerminalSession(TerminalPlace place, Terminal terminal, Runnable connected, Runnable fed) {
        this.place = place;
        this.path = place.path();
        this.terminal = terminal;
        this.connected = connected;
        this.fed = fed;
    }

    /** Holds the session on the caller's thread until {@link #close}, the other side's end, or a failure. */
    End hold() throws IOException {
        if (!place.hasPort(path)) {
            return End.NO_PORT;
        }
        TerminalTicket ticket = place.ticket(path);
        try (ByteStream opened = place.connect(path, ticket)) {
            stream = opened;
            if (isClosed) {
                return End.CLOSED;
            }
            byte[] proof = (ticket.user() + ":" + ticket.ticket() + "\n").getBytes(StandardCharsets.UTF_8);
            opened.write(proof, 0, proof.length);
            pump(opened, new byte[BUFFER]);
            return End.CLOSED;
        }
    }

    private void pump(ByteStream opened, byte[] buffer) throws IOException {
        int count = 0;
        while (count < 2) {
            int more = opened.read(buffer, count, BUFFER - count);
            if (more < 0) {
                throw new IOException("the server closed the console before it began");
            }
            count += more;
        }
        if (buffer[0] != 'O' || buffer[1] != 'K') {
            throw new IOException("the server refuses the console's ticket");
        }
        isReady = true;
        connected.run();
        feed(buffer, 2, count - 2);
        count = opened.read(buffer, 0, BUFFER);
        while (count >= 0) {
            feed(buffer, 0, count);
            count = opened.read(buffer, 0, BUFFER);
        }
    }

    private void feed(byte[] bytes, int offset, int length) {
        if (length > 0) {
            terminal.feed(bytes, offset, length);
            fed.run();
        }
    }

    /** Sends what was typed; it is lost where there is no session. */
    void type(byte[] bytes) {
        for (int start = 0; start < bytes.length; start += LARGEST_FRAME) {
            int length = Math.min(LARGEST_FRAME, bytes.length - start);
            byte[] head = ("0:" + length + ":").getBytes(StandardCharsets.US_ASCII);
            byte[] frame = new byte[head.length + length];
            System.arraycopy(head, 0, frame, 0, head.length);
            System.arraycopy(bytes, start, frame, head.length, length);
            send(frame);
        }
    }

    void resize(int columns, int rows) {
        send(("1:" + columns + ":" + rows + ":").getBytes(StandardCharsets.US_ASCII));
    }

    /** Says that somebody is still there. */
    void ping() {
        send(new byte[] {'2'});
    }

    private void send(byte[] frame) {
        ByteStream open = stream;
        if (open == null || !isReady) {
            return;
        }
        try {
            open.write(frame, 0, frame.length);
        } catch (IOException e) {
            LOG.debug("input is lost; the session's own end tells why", e);
        }
    }

    void close() {
        isClosed = true;
        ByteStream open = stream;
        if (open != null) {
            open.close();
        }
    }
}
