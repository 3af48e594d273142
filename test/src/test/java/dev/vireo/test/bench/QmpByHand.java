// SPDX-License-Identifier: Apache-2.0
package dev.vireo.test.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.locks.LockSupport;

/** QEMU's control protocol as somebody would type it: a line goes, a line comes. QEMU talks to one at a time. */
final class QmpByHand implements AutoCloseable {
    private static final int ATTEMPTS = 500;
    private static final long PAUSE_NANOSECONDS = 2_000_000;

    private final JsonMapper json = JsonMapper.builder().build();
    private final SocketChannel socket;
    private final BufferedReader lines;

    private QmpByHand(SocketChannel socket) {
        this.socket = socket;
        this.lines = new BufferedReader(Channels.newReader(socket, StandardCharsets.UTF_8));
    }

    /**
     * Connects, and agrees on the protocol.
     *
     * @throws java.net.SocketException if nobody listens there
     */
    static QmpByHand open(Path control) throws IOException {
        SocketChannel socket = SocketChannel.open(StandardProtocolFamily.UNIX);
        try {
            socket.connect(UnixDomainSocketAddress.of(control));
            QmpByHand qmp = new QmpByHand(socket);
            qmp.await("QMP");
            qmp.ask("{\"execute\":\"qmp_capabilities\"}");
            return qmp;
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }

    /** Sends a command and skips what else is told until its answer. */
    JsonNode ask(String command) throws IOException {
        socket.write(StandardCharsets.UTF_8.encode(command + "\n"));
        return await("return").path("return");
    }

    /** Waits until a job has stopped working, and forgets it. */
    void awaitJob(String job) throws IOException {
        JsonNode event = await("event");
        while (!event.path("data").path("id").asText().equals(job)
                || !event.path("data").path("status").asText().equals("concluded")) {
            event = await("event");
        }
        for (JsonNode ended : ask("{'execute':'query-jobs'}")) {
            if (ended.path("id").asText().equals(job) && ended.has("error")) {
                throw new IOException(
                        "QEMU could not do it: " + ended.path("error").asText());
            }
        }
        ask("{'execute':'job-dismiss','arguments':{'id':'" + job + "'}}");
    }

    /** Sends a command that QEMU refuses as long as something else still goes on, until it does not. */
    void insist(String command) throws IOException {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            try {
                ask(command);
                return;
            } catch (RefusedException e) {
                LockSupport.parkNanos(PAUSE_NANOSECONDS);
            }
        }
        ask(command);
    }

    /** QEMU said no. */
    private static final class RefusedException extends IOException {
        private static final long serialVersionUID = 1;

        RefusedException(String reason) {
            super("QEMU refused: " + reason);
        }
    }

    private JsonNode await(String word) throws IOException {
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            JsonNode message = json.readTree(line);
            if (message.has("error")) {
                throw new RefusedException(message.path("error").path("desc").asText());
            }
            if (message.has(word)) {
                return message;
            }
        }
        throw new IOException("QEMU ended instead of saying " + word);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
