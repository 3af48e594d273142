// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.console.rfb;

import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;

/** The way to a server on this machine. */
final class UnixSocketTransport implements RfbTransport {
    private final SocketChannel channel;

    UnixSocketTransport(Path socket) throws IOException {
        this.channel = SocketChannel.open(UnixDomainSocketAddress.of(socket));
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        return channel.read(ByteBuffer.wrap(target, offset, length));
    }

    @Override
    public void write(byte[] source, int offset, int length) throws IOException {
        ByteBuffer rest = ByteBuffer.wrap(source, offset, length);
        while (rest.hasRemaining()) {
            channel.write(rest);
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
