// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.guest.qemu.agent;

import java.io.Closeable;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/** A guest agent behind QEMU's socket: it hears all who talk at once, and is as odd as a test wants it. */
final class FakeGuestAgent implements Closeable {
    private final ServerSocketChannel server;
    private final Function<String, String> answerer;
    private final List<String> heard = new CopyOnWriteArrayList<>();
    private String before = "";

    /** @param answerer what is sent for each line but synchronisations */
    FakeGuestAgent(Path socket, Function<String, String> answerer) throws IOException {
        this.answerer = answerer;
        server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        server.bind(UnixDomainSocketAddress.of(socket));
        daemon(this::serve);
    }

    private static void daemon(Runnable work) {
        Thread thread = new Thread(work, "fake-guest-agent");
        thread.setDaemon(true);
        thread.start();
    }

    /** What it sends before it answers the next synchronisation: late answers to others. */
    void saysFirst(String text) {
        before = text;
    }

    /** Names of the commands that it heard, synchronisations left out. */
    List<String> commands() {
        return heard.stream()
                .map(line -> line.replaceAll(".*\"execute\":\"([^\"]*)\".*", "$1"))
                .filter(command -> !command.equals("guest-sync-delimited"))
                .toList();
    }

    private void serve() {
        try {
            while (server.isOpen()) {
                SocketChannel client = server.accept();
                daemon(() -> serve(client));
            }
        } catch (IOException e) {
            // The test has ended.
            return;
        }
    }

    private void serve(SocketChannel client) {
        try (client) {
            talk(client);
        } catch (IOException e) {
            // The client has gone.
            return;
        }
    }

    private void talk(SocketChannel client) throws IOException {
        StringBuilder received = new StringBuilder();
        ByteBuffer buffer = ByteBuffer.allocate(8192);
        while (client.read(buffer) >= 0) {
            received.append(StandardCharsets.ISO_8859_1.decode(buffer.flip()));
            buffer.clear();
            for (int end = received.indexOf("\n"); end >= 0; end = received.indexOf("\n")) {
                String line = received.substring(0, end);
                received.delete(0, end + 1);
                heard.add(line);
                send(client, line.contains("guest-sync-delimited") ? greeting(line) : answerer.apply(line));
            }
        }
    }

    private String greeting(String line) {
        return before + "\u00ff{\"return\": " + line.replaceAll(".*\"id\":([0-9]+).*", "$1") + "}\n";
    }

    private static void send(SocketChannel client, String text) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.ISO_8859_1));
        while (bytes.hasRemaining()) {
            client.write(bytes);
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
