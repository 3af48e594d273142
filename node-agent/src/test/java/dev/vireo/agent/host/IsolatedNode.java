// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.host;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;

/**
 * A node for tests that mount and plug: it shares the machine's files and processes, but its mounts, its network and its
 * {@code /etc} are its own, and end with it. No command is run before that is certain.
 */
public final class IsolatedNode implements AutoCloseable {
    private static final int ATTEMPTS = 6000;
    /** What programs look up: no secrets. */
    private static final String ETC = "passwd group login.defs nsswitch.conf ld.so.cache hosts resolv.conf services"
            + " protocols lxc alternatives iproute2 subuid subgid";

    private final HostFiles machine = new LinuxHostFiles();
    private final DetachedPrograms programs = new HostDetachedPrograms(machine);
    private final RunningProcess holder;
    private final List<String> inside;
    private final List<RunningProcess> started = new ArrayList<>();

    private IsolatedNode(RunningProcess holder, List<String> inside) {
        this.holder = holder;
        this.inside = inside;
    }

    /**
     * Makes one, or skips the test where that is not possible.
     *
     * @param directory takes files of its own
     */
    public static IsolatedNode start(Path directory) throws IOException, InterruptedException {
        HostFiles files = new LinuxHostFiles();
        Assumptions.assumeTrue(ServiceAccount.isRoot(files), "namespaces of mounts and networks need root");
        Path ready = directory.resolve("ready");
        Path groups = Files.createDirectories(directory.resolve("groups"));
        Path etc = Files.createDirectories(directory.resolve("etc"));
        String script = String.join(
                " && ",
                "mount --rbind /sys/fs/cgroup " + groups,
                "mount -t sysfs none /sys",
                "mount --rbind " + groups + " /sys/fs/cgroup",
                "mount -t tmpfs none " + etc,
                "for name in " + ETC + "; do [ ! -e /etc/$name ] || cp -a /etc/$name " + etc + "; done",
                "mount --bind " + etc + " /etc",
                "umount " + etc,
                "ip link set lo up",
                ": > " + ready,
                "exec sleep 3600");
        RunningProcess holder = new HostDetachedPrograms(files)
                .start(
                        List.of("unshare", "--mount", "--net", "--propagation", "private", "--", "sh", "-c", script),
                        directory.resolve("holder.log"));
        try {
            awaitReady(holder, ready, directory.resolve("holder.log"));
            requireApart(holder);
        } catch (IOException | InterruptedException | RuntimeException | Error e) {
            new HostDetachedPrograms(files).kill(holder);
            throw e;
        }
        String pid = Long.toString(holder.pid());
        return new IsolatedNode(holder, List.of("nsenter", "--target", pid, "--mount", "--net", "--"));
    }

    /** Waits for the file that a process makes once it has made what it is for. */
    public static void awaitReady(RunningProcess process, Path ready, Path log)
            throws IOException, InterruptedException {
        HostDetachedPrograms programs = new HostDetachedPrograms(new LinuxHostFiles());
        for (int attempt = 0; !Files.exists(ready); attempt++) {
            if (attempt == ATTEMPTS || !programs.isAlive(process)) {
                throw new IOException("no namespaces: " + Files.readString(log));
            }
            Thread.sleep(5);
        }
    }

    /** Fails if a process has no mounts and network of its own. */
    public static void requireApart(RunningProcess holder) throws IOException {
        for (String kind : List.of("mnt", "net")) {
            Path own = Files.readSymbolicLink(Path.of("/proc/self/ns", kind));
            Path other = Files.readSymbolicLink(Path.of("/proc", Long.toString(holder.pid()), "ns", kind));
            if (own.equals(other)) {
                throw new IllegalStateException("the node is not isolated: " + kind);
            }
        }
    }

    private List<String> inside(List<String> command) {
        List<String> all = new ArrayList<>(inside);
        all.addAll(command);
        return all;
    }

    /** Runs programs on the node. */
    public ProgramRunner runner() {
        HostProgramRunner runner = new HostProgramRunner();
        return (command, limits) -> runner.run(inside(command), limits);
    }

    /** Runs a program that has to end well. */
    public String run(String... command) throws IOException, InterruptedException {
        return runner().require(List.of(command));
    }

    /** Runs a program and tells how it ended. */
    public ProgramResult attempt(String... command) throws IOException, InterruptedException {
        return runner().run(List.of(command), RunLimits.QUICK);
    }

    private RunningProcess begin(List<String> command, Path output) throws IOException {
        RunningProcess process = programs.start(inside(command), output);
        started.add(process);
        return process;
    }

    /** Processes of the node; those that it starts end with it. */
    public DetachedPrograms programs() {
        return new DetachedPrograms() {
            @Override
            public RunningProcess start(List<String> command, Path output) throws IOException {
                return begin(command, output);
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

    /** What the kernel shows on the node. */
    public HostFiles files() {
        Path own = Path.of("/proc", Long.toString(holder.pid()));
        Path root = own.resolve("root");
        return new HostFiles() {
            private Path seen(Path path) {
                if (path.startsWith("/proc/self")) {
                    return own.resolve(Path.of("/proc/self").relativize(path));
                }
                return path.startsWith("/sys") || path.startsWith("/etc")
                        ? root.resolve(Path.of("/").relativize(path))
                        : path;
            }

            @Override
            public String read(Path path) {
                if (path.startsWith("/proc/sys")) {
                    // The kernel shows them as they are where the reader is.
                    return ofNode(path);
                }
                return machine.read(seen(path));
            }

            @Override
            public boolean exists(Path path) {
                return machine.exists(seen(path));
            }

            @Override
            public List<String> list(Path directory) {
                return machine.list(seen(directory));
            }
        };
    }

    private String ofNode(Path path) {
        try {
            return run("cat", path.toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while " + path + " was read", e);
        }
    }

    /** Where things are mounted at a directory or below it. */
    public List<Path> mountsBelow(Path directory) {
        return new Mounts(runner(), files()).below(directory);
    }

    /** Names of the network interfaces. */
    public List<String> interfaces() {
        return files().list(Path.of("/sys/class/net"));
    }

    /** Another network beside the node's, joined with it by a cable; ends with the process that the answer names. */
    public long neighbour(Path directory, String name) throws IOException, InterruptedException {
        Path ready = directory.resolve(name + ".ready");
        RunningProcess other = begin(
                List.of("unshare", "--mount", "--net", "--", "sh", "-c", ": > " + ready + " && exec sleep 3600"),
                directory.resolve(name + ".log"));
        awaitReady(other, ready, directory.resolve(name + ".log"));
        String pid = Long.toString(other.pid());
        run("ip", "link", "add", "name", name, "type", "veth", "peer", "name", "eth0", "netns", pid);
        return other.pid();
    }

    @Override
    public void close() {
        started.forEach(programs::kill);
        programs.kill(holder);
    }
}
