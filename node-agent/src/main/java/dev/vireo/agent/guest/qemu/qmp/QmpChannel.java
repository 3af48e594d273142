// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.guest.qemu.qmp;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;

/** Lines of text over a Unix socket. One thread may read while others write. */
final class QmpChannel implements Closeable {
    private static final int LONGEST_LINE = 64 << 20;

    private final SocketChannel socket;
    private final ByteBuffer received = ByteBuffer.allocate(64 << 10).limit(0);
    private final Object writing = new Object();

    private QmpChannel(SocketChannel socket) {
        this.socket = socket;
    }

    static QmpChannel open(Path path) throws IOException {
        SocketChannel socket = SocketChannel.open(StandardProtocolFamily.UNIX);
        try {
            socket.connect(UnixDomainSocketAddress.of(path));
            return new QmpChannel(socket);
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }

    /** Writes a line; lines of several threads do not mix. */
    void write(String line) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap((line + "\n").getBytes(StandardCharsets.UTF_8));
        synchronized (writing) {
            while (bytes.hasRemaining()) {
                socket.write(bytes);
            }
        }
    }

    /** The next line; nothing at the end. Only one thread may read. */
    Optional<String> readLine() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        while (received.hasRemaining() || fill()) {
            if (takeUntilLineEnd(line)) {
                return Optional.of(line.toString(StandardCharsets.UTF_8));
            }
            if (line.size() > LONGEST_LINE) {
                throw new IOException("QEMU sent a line of more than " + (LONGEST_LINE >> 20) + " MiB");
            }
        }
        return Optional.empty();
    }

    private boolean takeUntilLineEnd(ByteArrayOutputStream line) {
        int start = received.position();
        for (int i = start; i < received.limit(); i++) {
            if (received.get(i) == '\n') {
                line.write(received.array(), start, i - start);
                received.position(i + 1);
                return true;
            }
        }
        line.write(received.array(), start, received.remaining());
        received.position(received.limit());
        return false;
    }

    private boolean fill() throws IOException {
        received.clear();
        int count = socket.read(received);
        received.flip();
        return count > 0;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
