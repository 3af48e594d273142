// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.guest.qemu.qmp;

import java.io.Closeable;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.function.Function;

/** Speaks the server's side of QMP on a real Unix socket, as badly as a test wants it to. */
public final class FakeQmpServer implements Closeable {
    public static final String GREETING =
            "{\"QMP\": {\"version\": {\"qemu\": {\"major\": 7}}, \"capabilities\": [\"oob\"]}}\r\n";
    /** Ends the connection when it is among what an answerer returns. */
    static final String HANG_UP = "\u0000";

    private final ServerSocketChannel server;
    private final Thread thread;

    /** A server that greets, then answers each line by {@code answerer}, whose result is sent as it is. */
    public FakeQmpServer(Path socket, String greeting, Function<String, String> answerer) throws IOException {
        server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        server.bind(UnixDomainSocketAddress.of(socket));
        thread = new Thread(() -> serve(greeting, answerer), "fake-qmp");
        thread.setDaemon(true);
        thread.start();
    }

    /** The answer to a request, which carries its number. */
    public static String answer(String request, String value) {
        return "{\"return\": " + value + ", \"id\": " + number(request) + "}\r\n";
    }

    static String number(String request) {
        return request.replaceAll(".*\"id\":(\\d+).*", "$1");
    }

    private void serve(String greeting, Function<String, String> answerer) {
        try (SocketChannel client = server.accept()) {
            send(client, greeting);
            StringBuilder received = new StringBuilder();
            ByteBuffer buffer = ByteBuffer.allocate(8192);
            while (client.read(buffer) >= 0) {
                received.append(StandardCharsets.UTF_8.decode(buffer.flip()));
                buffer.clear();
                for (int end = received.indexOf("\n"); end >= 0; end = received.indexOf("\n")) {
                    String request = received.substring(0, end);
                    received.delete(0, end + 1);
                    String reply =
                            request.contains("qmp_capabilities") ? answer(request, "{}") : answerer.apply(request);
                    send(client, reply.replace(HANG_UP, ""));
                    if (reply.contains(HANG_UP)) {
                        return;
                    }
                }
            }
        } catch (IOException e) {
            // The client has gone, which is how most tests end.
            return;
        }
    }

    private static void send(SocketChannel client, String text) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
        while (bytes.hasRemaining()) {
            client.write(bytes);
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
