// SPDX-License-Identifier: Apache-2.0
package dev.vireo.test.crash;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A node's network that is set up by the real ifupdown, in the namespaces that this Java runs in. A cable leads to a
 * neighbour. A hook of ifupdown can hold a change in its middle.
 */
final class LoneNetwork implements AutoCloseable {
    /** What the administrator wrote. */
    static final String BEFORE = """
            # set up by hand
            auto lo
            iface lo inet loopback

            auto eth0
            iface eth0 inet static
            \taddress 192.0.2.10/24
            """;

    private static final String ADDRESS = "192.0.2.10";
    private static final Path INTERFACES = Path.of("/etc/network/interfaces");
    private static final Path PENDING = Path.of("/etc/network/interfaces.new");

    private final Path folder;
    private final Process neighbour;

    /**
     * Sets it up.
     *
     * @param folder takes files of its own
     * @param ifupdown the unpacked package
     */
    LoneNetwork(Path folder, Path ifupdown) throws IOException, InterruptedException {
        this.folder = folder;
        run("mount", "-t", "tmpfs", "none", "/run");
        Files.createDirectory(Path.of("/run/network"));
        Files.createDirectories(INTERFACES.getParent());
        run("cp", "--archive", "--no-clobber", ifupdown + "/etc/network/.", "/etc/network");
        cover("/usr", ifupdown + "/usr:/usr");
        cover("/var/lib", "/var/lib");
        neighbour = new ProcessBuilder("unshare", "--net", "--", "sh", "-c", "echo; exec sleep 3600").start();
        neighbour.getInputStream().read();
        String pid = Long.toString(neighbour.pid());
        run("ip", "link", "add", "eth0", "type", "veth", "peer", "name", "eth0", "netns", pid);
        atNeighbour("ip", "address", "add", "192.0.2.1/24", "dev", "eth0");
        atNeighbour("ip", "link", "set", "eth0", "up");
        writeHook();
        Files.writeString(INTERFACES, BEFORE);
        run("ifup", "--all");
        requireOld();
    }

    /** What is written there from now on is written into the folder. */
    private void cover(String path, String below) throws IOException, InterruptedException {
        String name = path.replace('/', '-').substring(1);
        Path over = Files.createDirectory(folder.resolve("over-" + name));
        Path work = Files.createDirectory(folder.resolve("work-" + name));
        String layers = "lowerdir=" + below + ",upperdir=" + over + ",workdir=" + work;
        run("mount", "-t", "overlay", "overlay", "-o", layers, path);
    }

    /** Stays in the middle of bringing an interface up for as long as a file with its name is there. */
    private void writeHook() throws IOException, InterruptedException {
        Path hook = Path.of("/etc/network/if-pre-up.d/zz-hold");
        Files.writeString(
                hook,
                "#!/bin/sh\n[ -e " + hold("$IFACE") + " ] || exit 0\n: > " + folder.resolve("held") + "\n"
                        + "while [ -e " + hold("$IFACE") + " ]; do busybox usleep 20000; done\n");
        run("chmod", "+x", hook.toString());
    }

    private Path hold(String name) {
        return folder.resolve("hold-" + name);
    }

    /** Whoever brings that interface up next stays there. */
    void holdAt(String name) throws IOException {
        Files.deleteIfExists(folder.resolve("held"));
        Files.createFile(hold(name));
    }

    /** Whether somebody stays. */
    boolean isHeld() {
        return Files.exists(folder.resolve("held"));
    }

    /** Lets go. */
    void release(String name) throws IOException {
        Files.delete(hold(name));
    }

    /** Puts all back as it was, with that text waiting to be applied. */
    void restore(String pending) throws IOException, InterruptedException {
        if (!Files.readString(INTERFACES).equals(BEFORE) || hasBridge()) {
            run("ifdown", "--force", "vmbr0");
            run("ifdown", "--force", "eth0");
            Files.writeString(INTERFACES, BEFORE);
            run("ifup", "--force", "eth0");
        }
        Files.writeString(PENDING, pending);
    }

    /** What waits to be applied. */
    static String pending() throws IOException {
        return Files.readString(PENDING);
    }

    private static boolean hasBridge() {
        return Files.exists(Path.of("/sys/class/net/vmbr0"));
    }

    /** The former setup holds, in the file and in effect, and what was wanted waits. */
    void requireOld() throws IOException, InterruptedException {
        assertThat(INTERFACES).hasContent(BEFORE);
        assertThat(hasBridge()).as("the bridge is there").isFalse();
        assertThat(run("ip", "-brief", "address", "show", "eth0")).contains(ADDRESS + "/24");
        requireAnswer();
    }

    /** The new setup holds, in the file and in effect, and nothing waits. */
    void requireNew() throws IOException, InterruptedException {
        assertThat(INTERFACES).content().startsWith("# set up by hand\n").contains("bridge-ports eth0");
        assertThat(run("ip", "-brief", "address", "show", "vmbr0")).contains(ADDRESS + "/24");
        assertThat(PENDING).doesNotExist();
        requireAnswer();
    }

    private void requireAnswer() throws IOException, InterruptedException {
        // A bridge forwards only after a while.
        atNeighbour("busybox", "ping", "-c", "1", "-w", "40", ADDRESS);
    }

    private void atNeighbour(String... command) throws IOException, InterruptedException {
        Stream<String> there = Stream.of("nsenter", "--target", Long.toString(neighbour.pid()), "--net", "--");
        run(Stream.concat(there, Stream.of(command)).toArray(String[]::new));
    }

    private static String run(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(new ArrayList<>(List.of(command)))
                .redirectErrorStream(true)
                .start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue())
                .as("%s printed %s", List.of(command), output)
                .isZero();
        return output;
    }

    @Override
    public void close() throws InterruptedException {
        neighbour.destroyForcibly().waitFor();
    }
}
