// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.guest.qemu.agent;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.Optional;

/** Bytes to and from a guest agent, never waited for beyond a deadline. One thread at a time uses it. */
final class AgentSocket implements Closeable {
    /** A file of 16 MiB in base64, and its wrapping. */
    private static final int LONGEST_LINE = 32 << 20;

    private final SocketChannel channel;
    private final Selector selector;
    private final ByteBuffer received = ByteBuffer.allocate(64 << 10).limit(0);

    private AgentSocket(SocketChannel channel, Selector selector) {
        this.channel = channel;
        this.selector = selector;
    }

    static AgentSocket open(Path path) throws IOException {
        Selector selector = Selector.open();
        SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX);
        try {
            channel.connect(UnixDomainSocketAddress.of(path));
            channel.configureBlocking(false);
            channel.register(selector, SelectionKey.OP_READ);
            return new AgentSocket(channel, selector);
        } catch (IOException e) {
            channel.close();
            selector.close();
            throw e;
        }
    }

    /** Writes all bytes; false if the time is over first. */
    boolean write(byte[] bytes, Deadline deadline) throws IOException {
        ByteBuffer rest = ByteBuffer.wrap(bytes);
        while (channel.write(rest) >= 0 && rest.hasRemaining()) {
            if (!await(SelectionKey.OP_WRITE, deadline)) {
                return false;
            }
        }
        return true;
    }

    /** Passes over everything up to and with that byte; false if the time is over first. */
    boolean skipTo(byte mark, Deadline deadline) throws IOException {
        while (received.hasRemaining() || fill(deadline)) {
            if (received.get() == mark) {
                return true;
            }
        }
        return false;
    }

    /** The next line; nothing if the time is over first. */
    Optional<byte[]> readLine(Deadline deadline) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        while (received.hasRemaining() || fill(deadline)) {
            byte next = received.get();
            if (next == '\n') {
                return Optional.of(line.toByteArray());
            }
            if (line.size() == LONGEST_LINE) {
                throw new IOException("the guest agent sent a line of more than " + (LONGEST_LINE >> 20) + " MiB");
            }
            line.write(next);
        }
        return Optional.empty();
    }

    private boolean fill(Deadline deadline) throws IOException {
        while (true) {
            received.clear();
            int count = channel.read(received);
            received.flip();
            if (count < 0) {
                throw new MachineEndedException();
            }
            if (count > 0) {
                return true;
            }
            if (!await(SelectionKey.OP_READ, deadline)) {
                return false;
            }
        }
    }

    private boolean await(int operation, Deadline deadline) throws IOException {
        channel.keyFor(selector).interestOps(operation);
        long left = deadline.milliseconds();
        if (left == 0) {
            return false;
        }
        selector.select(left);
        selector.selectedKeys().clear();
        if (Thread.currentThread().isInterrupted()) {
            throw new ClosedByInterruptException();
        }
        return true;
    }

    @Override
    public void close() throws IOException {
        selector.close();
        channel.close();
    }
}
