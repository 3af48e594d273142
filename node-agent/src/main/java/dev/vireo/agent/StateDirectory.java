// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import java.util.zip.CRC32;

/**
 * Where an agent keeps what it knows. One agent at a time uses it.
 *
 * @param root the directory
 */
public record StateDirectory(Path root) {
    /** Makes it if it is not there; other accounts may pass through to the disks of guests. */
    static StateDirectory open(Path root) throws IOException {
        Path absolute = root.toAbsolutePath().normalize();
        Files.createDirectories(absolute);
        Files.setPosixFilePermissions(absolute, PosixFilePermissions.fromString("rwx--x--x"));
        StateDirectory state = new StateDirectory(absolute);
        for (Path directory : new Path[] {state.mirror(), state.metrics(), state.taskLogs(), state.uploads()}) {
            Files.createDirectories(
                    directory, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-x---")));
        }
        return state;
    }

    /** Keeps other agents out until it is closed. */
    FileLock lock() throws IOException {
        FileChannel channel =
                FileChannel.open(root.resolve("agent.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock lock = channel.tryLock();
        if (lock == null) {
            channel.close();
            throw new IOException("another agent uses the state directory " + root);
        }
        return lock;
    }

    Path clusterStore() {
        return root.resolve("store.db");
    }

    Path nodeDatabase() {
        return root.resolve("node.db");
    }

    Path mirror() {
        return root.resolve("etc");
    }

    Path metrics() {
        return root.resolve("rrd");
    }

    Path taskLogs() {
        return root.resolve("tasks");
    }

    /** Holds the id of the node's boot after which guests were started. */
    Path lastBoot() {
        return root.resolve("last-boot");
    }

    /** Holds a change of the network that is under way. */
    Path networkChange() {
        return root.resolve("network-change");
    }

    Path localStorage() {
        return root.resolve("storage");
    }

    /** Holds a directory for each container that runs. */
    Path containers() {
        return root.resolve("lxc");
    }

    /** Holds what belongs to networks that the agent made itself. */
    Path networks() {
        return root.resolve("net");
    }

    /** Holds what is needed for a moment; empty when an agent starts. */
    Path scratch() {
        return root.resolve("tmp");
    }

    Path uploads() {
        return root.resolve("uploads");
    }

    Path keyStore() {
        return root.resolve("node.p12");
    }

    Path fingerprint() {
        return root.resolve("fingerprint");
    }

    /** A short path for sockets, whose length is limited; the same for every agent of this directory. */
    public Path runDirectory(boolean isRoot) {
        Path base = isRoot ? Path.of("/run/vireo") : Path.of(System.getProperty("java.io.tmpdir"));
        return base.resolve((isRoot ? "" : "vireo-" + System.getProperty("user.name") + "-") + instance());
    }

    /** Tells agents on one machine apart. */
    String instance() {
        CRC32 sum = new CRC32();
        sum.update(root.toString().getBytes(StandardCharsets.UTF_8));
        return String.format(Locale.ROOT, "%08x", sum.getValue()).substring(0, 4);
    }

    /** Whether the agent is the node's own, and not one beside it. */
    boolean isNodesOwn() {
        return root.equals(Path.of("/var/lib/vireo"));
    }

    /** Beginning of the names of taps: {@code tap} where the agent is the node's own, else with the instance. */
    String tapPrefix() {
        return isNodesOwn() ? "tap" : instancePrefix();
    }

    /** Beginning of the names of containers' interfaces. */
    String cardPrefix() {
        return isNodesOwn() ? "veth" : instancePrefix();
    }

    /** Beginning of LXC's names of containers: nothing where the agent is the node's own. */
    String containerPrefix() {
        return isNodesOwn() ? "" : instancePrefix();
    }

    /** Name of the bridge of guests that name none. */
    String natBridge() {
        return (isNodesOwn() ? "vireo" : instancePrefix()) + "nat0";
    }

    private String instancePrefix() {
        return "v" + instance().substring(0, 2);
    }
}
