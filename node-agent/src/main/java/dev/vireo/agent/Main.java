// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent;

import dev.vireo.agent.task.StepListener;
import dev.vireo.model.ArchitectureException;
import dev.vireo.model.InvalidValueException;
import dev.vireo.model.id.NodeName;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.logging.LogManager;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code vireo agent}: runs an agent in the foreground. */
@Command(
        name = "vireo agent",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Runs the agent of this node in the foreground until it is told to end. Guests go on then.")
public final class Main implements Callable<Integer> {
    private static final int DEFAULT_PORT = 8006;

    @Spec
    @Nullable
    CommandSpec spec;

    @Option(
            names = "--state-dir",
            paramLabel = "DIR",
            description = "Where the agent keeps what it knows (as root /var/lib/vireo, else ~/.local/share/vireo).")
    @Nullable
    Path stateDirectory;

    @Option(
            names = "--listen",
            paramLabel = "HOST:PORT",
            defaultValue = "0.0.0.0:8006",
            description = "Where it listens (${DEFAULT-VALUE}); port 0 takes a free one.")
    String listen = "";

    @Option(names = "--node-name", paramLabel = "NAME", description = "Name of the node (the host's name).")
    @Nullable
    String nodeName;

    @Option(
            names = "--admin-password-file",
            paramLabel = "FILE",
            description = "Makes admin@pve with Administrator on /, or resets its password: the file's first line.")
    @Nullable
    Path administratorPassword;

    /** Runs it; the exit code is 0 after it was told to end, 1 if it could not start, 2 for wrong arguments. */
    public static void main(String[] arguments) throws IOException {
        configureLog();
        System.exit(new CommandLine(new Main()).execute(arguments));
    }

    private static void configureLog() throws IOException {
        try (InputStream properties = Main.class.getResourceAsStream("logging.properties")) {
            if (System.getProperty("java.util.logging.config.file") == null) {
                LogManager.getLogManager().readConfiguration(properties);
            }
        }
    }

    @Override
    public Integer call() throws InterruptedException {
        AgentOptions options = options();
        try {
            Agent.Started started = Agent.start(options, StepListener.NONE);
            announce(started, options);
            awaitEnd(started.agent());
            return 0;
        } catch (IOException | IllegalStateException e) {
            command().getErr().println("vireo agent: " + e.getMessage());
            return 1;
        }
    }

    private CommandLine command() {
        if (spec == null) {
            throw new IllegalStateException("picocli sets it");
        }
        return spec.commandLine();
    }

    private AgentOptions options() {
        return new AgentOptions(
                stateDirectory == null ? defaultState() : stateDirectory,
                address(listen),
                node(),
                Optional.ofNullable(administratorPassword));
    }

    private static Path defaultState() {
        boolean isRoot = "root".equals(System.getProperty("user.name"));
        return isRoot ? Path.of("/var/lib/vireo") : Path.of(System.getProperty("user.home"), ".local/share/vireo");
    }

    private InetSocketAddress address(String text) {
        int colon = text.lastIndexOf(':');
        String host = colon < 0 ? text : text.substring(0, colon).replaceAll("[\\[\\]]", "");
        String port = colon < 0 ? Integer.toString(DEFAULT_PORT) : text.substring(colon + 1);
        if (host.isEmpty() || !port.matches("[0-9]{1,5}") || Integer.parseInt(port) > 65535) {
            throw new ParameterException(
                    command(), "--listen needs HOST:PORT with a port from 0 to 65535 - got '" + text + "'");
        }
        return new InetSocketAddress(host, Integer.parseInt(port));
    }

    private NodeName node() {
        try {
            String name =
                    nodeName == null ? InetAddress.getLocalHost().getHostName().replaceFirst("\\..*", "") : nodeName;
            return NodeName.parse(name);
        } catch (InvalidValueException e) {
            throw new ParameterException(command(), "--node-name: " + e.getMessage(), e);
        } catch (IOException e) {
            throw new ParameterException(
                    command(), "this host's name does not resolve (" + e.getMessage() + "): give --node-name", e);
        }
    }

    private void announce(Agent.Started started, AgentOptions options) {
        InetSocketAddress address = started.address();
        String host = address.getAddress().isAnyLocalAddress() ? "localhost" : address.getHostString();
        command()
                .getOut()
                .println("vireo agent ready: node " + options.node() + " answers at https://" + host + ":"
                        + address.getPort() + " (certificate " + started.fingerprint() + ")");
        command().getOut().flush();
    }

    @ArchitectureException(
            rule = {"processes", "threads"},
            reason = "only a shutdown hook hears that the process is told to end")
    private static void awaitEnd(Agent agent) throws InterruptedException {
        CountDownLatch ended = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            agent.close();
            ended.countDown();
        }));
        ended.await();
    }
}
