// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.console;

import dev.vireo.agent.host.TerminalLine;
import dev.vireo.agent.host.WindowSize;
import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.function.BiConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The near end of a machine's serial port. */
final class SerialLine implements TerminalLine {
    private static final Logger LOG = LoggerFactory.getLogger(SerialLine.class);

    private final Path socket;
    private final SocketChannel channel;
    private final BiConsumer<Path, SerialLine> closed;

    private SerialLine(Path socket, SocketChannel channel, BiConsumer<Path, SerialLine> closed) {
        this.socket = socket;
        this.channel = channel;
        this.closed = closed;
    }

    /** @param closed is told when the line is closed */
    static SerialLine connect(Path socket, BiConsumer<Path, SerialLine> closed) throws IOException {
        return new SerialLine(socket, SocketChannel.open(UnixDomainSocketAddress.of(socket)), closed);
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        return channel.read(ByteBuffer.wrap(target, offset, length));
    }

    @Override
    public void write(byte[] source, int offset, int length) throws IOException {
        ByteBuffer left = ByteBuffer.wrap(source, offset, length);
        while (left.hasRemaining()) {
            channel.write(left);
        }
    }

    /** A serial port has no word for sizes: people say {@code stty rows 40 cols 120} in the guest. */
    @Override
    public void resize(WindowSize size) {}

    @Override
    public void close() {
        closed.accept(socket, this);
        try {
            channel.close();
        } catch (IOException e) {
            LOG.debug("cannot close a serial line", e);
        }
    }
}
