// SPDX-License-Identifier: Apache-2.0
package dev.vireo.test.desktop;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;

/** The other end of a guest's serial port. */
final class SerialPort implements AutoCloseable {
    private final SocketChannel channel;
    private final StringBuilder heard = new StringBuilder();

    /** Listens to the port behind that socket. */
    SerialPort(Path socket) throws IOException {
        channel = SocketChannel.open(UnixDomainSocketAddress.of(socket));
        channel.configureBlocking(false);
    }

    /** Waits until the guest has said it, since the start. */
    void awaitText(String text, Duration limit) {
        Eventually.get(
                () -> "'" + text + "' on the serial port, which said: " + heard,
                limit,
                () -> hear().contains(text) ? java.util.Optional.of(text) : java.util.Optional.empty());
    }

    /** Waits for a line that has it; the answer is that line. */
    String awaitLine(String text, Duration limit) {
        awaitText(text, limit);
        int begin = heard.indexOf(text);
        Eventually.holds("the end of the line with " + text, limit, () -> hear().indexOf('\n', begin) > 0);
        return heard.substring(begin, heard.indexOf("\n", begin)).strip();
    }

    /** Types a line into the guest's shell. */
    void send(String line) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap((line + "\n").getBytes(StandardCharsets.US_ASCII));
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }

    private String hear() {
        ByteBuffer buffer = ByteBuffer.allocate(4096);
        try {
            while (channel.read(buffer.clear()) > 0) {
                heard.append(StandardCharsets.ISO_8859_1.decode(buffer.flip()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return heard.toString();
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
