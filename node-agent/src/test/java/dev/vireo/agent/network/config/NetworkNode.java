// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.network.config;

import dev.vireo.agent.host.DetachedPrograms;
import dev.vireo.agent.host.HostDetachedPrograms;
import dev.vireo.agent.host.HostFiles;
import dev.vireo.agent.host.HostProgramRunner;
import dev.vireo.agent.host.IsolatedNode;
import dev.vireo.agent.host.LinuxHostFiles;
import dev.vireo.agent.host.ProgramResult;
import dev.vireo.agent.host.ProgramRunner;
import dev.vireo.agent.host.RunLimits;
import dev.vireo.agent.host.RunningProcess;
import dev.vireo.agent.host.ServiceAccount;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Assumptions;

/**
 * A node with a network, mounts, {@code /etc} and {@code /run} of its own, and with the real ifupdown: its package is
 * fetched and unpacked for it, as installing it would touch the network of this machine. A cable leads to a neighbour.
 */
final class NetworkNode implements AutoCloseable {
    private static final HostFiles MACHINE = new LinuxHostFiles();

    private final DetachedPrograms programs = new HostDetachedPrograms(MACHINE);
    private final Path directory;
    private final List<RunningProcess> started = new CopyOnWriteArrayList<>();
    private final RunningProcess holder;
    private final RunningProcess neighbour;

    private NetworkNode(Path directory, Path tools) throws IOException, InterruptedException {
        this.directory = directory;
        try {
            holder = hold("node", preparation(tools.toString()));
            neighbour = hold("neighbour", "ip link set lo up");
            connect();
        } catch (IOException | InterruptedException | RuntimeException | Error e) {
            close();
            throw e;
        }
    }

    private String preparation(String unpacked) {
        return "mount -t sysfs none /sys && mount -t tmpfs none /run && mkdir /run/network"
                + " && cp -a /etc " + directory + "/etc && rm -rf " + directory + "/etc/network"
                + " && cp -a " + unpacked + "/etc/network " + directory + "/etc/network"
                + " && cp -an /etc/network/. " + directory + "/etc/network/"
                + " && mount --bind " + directory + "/etc /etc"
                + " && mkdir " + directory + "/over " + directory + "/work"
                + " && mount -t overlay overlay -o lowerdir=" + unpacked + "/usr:/usr,upperdir=" + directory
                + "/over,workdir=" + directory + "/work /usr && ip link set lo up";
    }

    private void connect() throws IOException, InterruptedException {
        run("ip", "link", "add", "eth0", "type", "veth", "peer", "name", "eth0", "netns", pid(neighbour));
        atNeighbour("ip", "addr", "add", "192.0.2.1/24", "dev", "eth0");
        atNeighbour("ip", "link", "set", "eth0", "up");
    }

    /**
     * Makes one, or skips the test where that is not possible.
     *
     * @param directory takes files of its own
     */
    static NetworkNode start(Path directory) throws IOException, InterruptedException {
        Assumptions.assumeTrue(ServiceAccount.isRoot(MACHINE), "namespaces of mounts and networks need root");
        return new NetworkNode(directory, ifupdown());
    }

    /** The unpacked package, fetched once for all tests of a checkout. */
    private static Path ifupdown() throws IOException, InterruptedException {
        Path tools = Path.of("target/ifupdown").toAbsolutePath();
        if (!Files.exists(tools.resolve("usr/sbin/ifup"))) {
            Files.createDirectories(tools);
            ProgramRunner runner = new HostProgramRunner();
            ProgramResult fetched = runner.run(
                    List.of(
                            "sh",
                            "-c",
                            "cd " + tools + " && apt-get -qq download ifupdown && dpkg-deb -x ifupdown_*.deb x"
                                    + " && mkdir -p x/usr && for d in sbin lib bin; do [ ! -d x/$d ] || [ -L x/$d ]"
                                    + " || { mkdir -p x/usr/$d; cp -a x/$d/. x/usr/$d/; }; done"
                                    + " && mv x/usr x/etc . && mkdir -p etc/network"),
                    RunLimits.QUICK);
            Assumptions.assumeTrue(
                    fetched.isSuccess(), "the package ifupdown cannot be fetched here: " + fetched.reason());
        }
        return tools;
    }

    private RunningProcess hold(String name, String preparation) throws IOException, InterruptedException {
        Path ready = directory.resolve(name + ".ready");
        Path log = directory.resolve(name + ".log");
        RunningProcess process = programs.start(
                List.of(
                        "unshare",
                        "--mount",
                        "--net",
                        "--propagation",
                        "private",
                        "--",
                        "sh",
                        "-c",
                        preparation + " && : > " + ready + " && exec sleep 3600"),
                log);
        started.add(process);
        IsolatedNode.awaitReady(process, ready, log);
        IsolatedNode.requireApart(process);
        return process;
    }

    private static String pid(RunningProcess process) {
        return Long.toString(process.pid());
    }

    private List<String> inside(RunningProcess where, List<String> command) {
        List<String> all = new ArrayList<>(List.of("nsenter", "--target", pid(where), "--mount", "--net", "--"));
        all.addAll(command);
        return all;
    }

    ProgramRunner runner() {
        HostProgramRunner runner = new HostProgramRunner();
        return (command, limits) -> runner.run(inside(holder, command), limits);
    }

    String run(String... command) throws IOException, InterruptedException {
        return succeed(runner().run(List.of(command), RunLimits.QUICK), command);
    }

    String atNeighbour(String... command) throws IOException, InterruptedException {
        return succeed(new HostProgramRunner().run(inside(neighbour, List.of(command)), RunLimits.QUICK), command);
    }

    private static String succeed(ProgramResult result, String... command) throws IOException {
        if (!result.isSuccess()) {
            throw new IOException(String.join(" ", command) + ": " + result.errors() + result.output());
        }
        return result.output();
    }

    /** Whether the neighbour reaches an address of the node. */
    boolean answersAt(String address) throws IOException, InterruptedException {
        return new HostProgramRunner()
                .run(inside(neighbour, List.of("busybox", "ping", "-c", "1", "-W", "1", address)), RunLimits.QUICK)
                .isSuccess();
    }

    /** Processes of the node; those that it starts end with it. */
    DetachedPrograms programs() {
        return new DetachedPrograms() {
            @Override
            public RunningProcess start(List<String> command, Path output) throws IOException {
                RunningProcess process = programs.start(inside(holder, command), output);
                started.add(process);
                return process;
            }

            @Override
            public Optional<RunningProcess> find(long pid) {
                return programs.find(pid);
            }

            @Override
            public boolean isAlive(RunningProcess process) {
                return programs.isAlive(process);
            }

            @Override
            public void kill(RunningProcess process) {
                programs.kill(process);
            }
        };
    }

    /** The file system as the node sees it. */
    Path root() {
        return Path.of("/proc", pid(holder), "root");
    }

    /** What the kernel shows on the node. */
    HostFiles files() {
        return new HostFiles() {
            private Path seen(Path path) {
                return root().resolve(Path.of("/").relativize(path));
            }

            @Override
            public String read(Path path) {
                return MACHINE.read(seen(path));
            }

            @Override
            public boolean exists(Path path) {
                return MACHINE.exists(seen(path));
            }

            @Override
            public List<String> list(Path path) {
                return MACHINE.list(seen(path));
            }
        };
    }

    @Override
    public void close() {
        started.forEach(programs::kill);
    }
}
