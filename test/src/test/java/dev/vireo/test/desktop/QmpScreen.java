// SPDX-License-Identifier: Apache-2.0
package dev.vireo.test.desktop;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;

/** Asks QEMU itself what a guest's screen shows. Its control socket takes one caller at a time. */
final class QmpScreen implements AutoCloseable {
    private final ObjectMapper json = new ObjectMapper();
    private final SocketChannel channel;
    private final BufferedReader answers;

    /** Connects to the control socket, which nobody else may hold. */
    QmpScreen(Path socket) throws IOException {
        channel = SocketChannel.open(UnixDomainSocketAddress.of(socket));
        answers = new BufferedReader(Channels.newReader(channel, StandardCharsets.UTF_8));
        call("qmp_capabilities", Map.of());
    }

    /** Lets QEMU write the screen into a file and reads it. */
    Picture dump(Path file) throws IOException {
        call("screendump", Map.of("filename", file.toString()));
        return Picture.readPpm(file);
    }

    private void call(String command, Map<String, String> arguments) throws IOException {
        byte[] request = json.writeValueAsBytes(Map.of("execute", command, "arguments", arguments));
        ByteBuffer bytes = ByteBuffer.wrap(request);
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
        JsonNode answer = read();
        while (!answer.has("return")) {
            if (answer.has("error")) {
                throw new IOException(command + ": " + answer);
            }
            answer = read();
        }
    }

    private JsonNode read() throws IOException {
        String line = answers.readLine();
        if (line == null) {
            throw new IOException("QEMU closed its control socket");
        }
        return json.readTree(line);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
