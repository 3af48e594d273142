// SPDX-License-Identifier: Apache-2.0
package dev.vireo.test.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** An agent in a process of its own, on a port of this machine, ended when it is closed. */
final class ChildAgent implements AutoCloseable {
    /** Name of its node. */
    static final String NODE = "bench";

    private static final String USER = "admin@pve";
    private static final String PASSWORD = "benchmark-of-this-machine";
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final long POLL_NANOSECONDS = 4_000_000;

    private final Process process;
    private final AgentClient client;
    private final Path state;

    private ChildAgent(Process process, AgentClient client, Path state) {
        this.process = process;
        this.client = client;
        this.state = state;
    }

    /**
     * Starts one; when the answer is there, it has answered a call.
     *
     * @param state its state directory
     */
    static ChildAgent start(JavaProgram program, Path state) throws IOException, GeneralSecurityException {
        Path password = state.resolve("password");
        Files.writeString(password, PASSWORD + "\n");
        int port = freePort();
        AgentClient client = new AgentClient(port);
        List<String> arguments = new ArrayList<>(
                List.of("--state-dir", state.toString(), "--listen", "localhost:" + port, "--node-name", NODE));
        if (!Files.exists(state.resolve("fingerprint"))) {
            // At the first start alone: to set a password takes as long as to guess one.
            arguments.addAll(List.of("--admin-password-file", password.toString()));
        }
        Process process = new ProcessBuilder(program.command(arguments.toArray(String[]::new)))
                .redirectErrorStream(true)
                .redirectOutput(state.resolve("agent.log").toFile())
                .start();
        ChildAgent agent = new ChildAgent(process, client, state);
        try {
            agent.awaitFirstAnswer(port);
            return agent;
        } catch (IOException e) {
            agent.close();
            throw e;
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private void awaitFirstAnswer(int port) throws IOException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            try {
                // A bare connection costs next to nothing, so that waiting does not slow down what is waited for.
                new Socket(InetAddress.getLoopbackAddress(), port).close();
                client.get("/access/domains");
                return;
            } catch (IOException e) {
                if (!process.isAlive() || System.nanoTime() > end) {
                    throw new IOException(
                            "the agent did not start: " + Files.readString(state.resolve("agent.log")), e);
                }
                LockSupport.parkNanos(POLL_NANOSECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IOException("interrupted", e);
            }
        }
    }

    /** A client that has logged in. */
    AgentClient client() throws IOException, InterruptedException {
        client.login(USER, PASSWORD);
        return client;
    }

    Process process() {
        return process;
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(20, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            process.destroyForcibly();
        }
    }
}
