// SPDX-License-Identifier: Apache-2.0
package dev.vireo.test.desktop;

import dev.vireo.agent.Agent;
import dev.vireo.agent.AgentOptions;
import dev.vireo.agent.task.StepListener;
import dev.vireo.desktop.client.AgentClient;
import dev.vireo.desktop.client.CertificatePin;
import dev.vireo.desktop.client.Credentials;
import dev.vireo.desktop.client.Fingerprint;
import dev.vireo.desktop.client.ServerAddress;
import dev.vireo.model.id.NodeName;
import dev.vireo.model.id.UserId;
import dev.vireo.test.system.NodeGuests;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import okhttp3.OkHttpClient;

/** An agent with an empty state directory, in this Java, and a client of its own for it. */
final class NodeUnderTest implements AutoCloseable {
    static final NodeName NAME = NodeName.parse("e2e");
    static final String USER = "admin@pve";
    private static final String PASSWORD = "correct horse 42";

    private final Path state;
    private final Path passwordFile;
    private final OkHttpClient http = new OkHttpClient();
    private Agent.Started started;

    /** Starts the agent on a free port. */
    NodeUnderTest(Path folder) throws IOException {
        state = Files.createDirectory(folder.resolve("state"));
        passwordFile = Files.writeString(folder.resolve("password"), PASSWORD + "\n");
        started = start(0);
    }

    private Agent.Started start(int port) throws IOException {
        return Agent.start(
                new AgentOptions(
                        state,
                        new InetSocketAddress(InetAddress.getLoopbackAddress(), port),
                        NAME,
                        Optional.of(passwordFile)),
                StepListener.NONE);
    }

    /** Ends the agent, does something while nobody looks after the guests, and starts it where it was. */
    <T> T whileAgentIsDown(IoSupplier<T> work) throws IOException {
        int port = started.address().getPort();
        started.agent().close();
        try {
            return work.get();
        } finally {
            started = start(port);
        }
    }

    /** Work that reads or writes. */
    @FunctionalInterface
    interface IoSupplier<T> {
        T get() throws IOException;
    }

    /** The desktop's command line for logging in here. */
    List<String> desktopOptions() {
        return List.of(
                "--server=https://" + server(),
                "--user=" + USER,
                "--password-file=" + passwordFile,
                "--fingerprint=" + started.fingerprint());
    }

    /** A client of its own, logged in when it calls. */
    AgentClient client() {
        return new AgentClient(
                http,
                server(),
                new CertificatePin(Fingerprint.parse(started.fingerprint())),
                new Credentials(UserId.parse(USER), PASSWORD),
                InstantSource.system(),
                () -> false);
    }

    private ServerAddress server() {
        return new ServerAddress("127.0.0.1", started.address().getPort());
    }

    /** Where the storage {@code local} keeps its volumes. */
    Path storage() {
        return state.resolve("storage");
    }

    /** A machine that still runs then is ended, and fails the test that left it. */
    @Override
    public void close() throws Exception {
        started.agent().close();
        http.dispatcher().executorService().shutdown();
        http.connectionPool().evictAll();
        new NodeGuests(state).requireNone();
    }
}
