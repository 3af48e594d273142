// SPDX-License-Identifier: Apache-2.0
package dev.vireo.test.system;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** A guest's serial port: what it prints, and a shell to type into. */
final class SerialLine implements AutoCloseable {
    private static final long PATIENCE_SECONDS = 90;

    private final SocketChannel channel;
    private final Selector selector;
    private final StringBuilder heard = new StringBuilder();

    private SerialLine(SocketChannel channel, Selector selector) {
        this.channel = channel;
        this.selector = selector;
    }

    /** Connects to the port's socket. */
    static SerialLine open(Path socket) throws IOException {
        SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX);
        channel.connect(UnixDomainSocketAddress.of(socket));
        channel.configureBlocking(false);
        Selector selector = Selector.open();
        channel.register(selector, SelectionKey.OP_READ);
        return new SerialLine(channel, selector);
    }

    /** Waits until the guest has printed a text; the answer is all that it printed. */
    String await(String text) throws IOException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        ByteBuffer buffer = ByteBuffer.allocate(4096);
        while (heard.indexOf(text) < 0) {
            selector.select(1000);
            selector.selectedKeys().clear();
            int count = channel.read(buffer.clear());
            heard.append(UTF_8.decode(buffer.flip()));
            if (count < 0 || System.nanoTime() > end) {
                throw new AssertionError("the guest never printed " + text + ", but:\n" + heard);
            }
        }
        return heard.toString();
    }

    /** Forgets what was printed: only what comes from now on is awaited. */
    void forget() {
        heard.setLength(0);
    }

    /** Types a line. */
    void type(String line) throws IOException {
        send(line + "\n");
    }

    /** Presses those keys. */
    void send(String keys) throws IOException {
        ByteBuffer bytes = UTF_8.encode(keys);
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }

    @Override
    public void close() throws IOException {
        selector.close();
        channel.close();
    }
}
