// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.host;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/**
 * Groups of processes with limits on processor time, in the kernel's control groups of either version. Where systemd runs,
 * guests have scopes, and systemd sets the limits of those.
 */
public final class ControlGroups {
    private static final long PERIOD_MICROSECONDS = 100_000;
    private static final long HEAVIEST = 10_000;

    private final Path root;
    private final String parent;

    /**
     * Groups below one parent.
     *
     * @param root where control groups are mounted, {@code /sys/fs/cgroup}
     * @param parent name of the agent's own group, different for each agent on a machine
     */
    public ControlGroups(Path root, String parent) {
        this.root = root;
        this.parent = parent;
    }

    /**
     * Puts a process with all its threads in a group and sets the group's limits; may be repeated with others.
     *
     * @param name name of the group
     * @throws IOException if the kernel refuses, or the groups can't be written to
     */
    public void limit(String name, long pid, CpuShare share) throws IOException {
        if (isVersion2()) {
            limitVersion2(name, pid, share);
        } else {
            limitVersion1(name, pid, share);
        }
    }

    /** Whether there is a group of that name. */
    public boolean has(String name) {
        return Files.isDirectory(group(name));
    }

    /** Removes a group whose processes have ended; nothing is wrong if there is none. */
    public void remove(String name) throws IOException {
        Files.deleteIfExists(group(name));
    }

    private boolean isVersion2() {
        return Files.exists(root.resolve("cgroup.controllers"));
    }

    private Path group(String name) {
        Path base = isVersion2() ? root : root.resolve("cpu");
        return base.resolve(parent).resolve(name);
    }

    private void limitVersion2(String name, long pid, CpuShare share) throws IOException {
        Path group = group(name);
        Files.createDirectories(group);
        write(root.resolve("cgroup.subtree_control"), "+cpu");
        write(root.resolve(parent).resolve("cgroup.subtree_control"), "+cpu");
        write(group.resolve("cpu.max"), quota(share).map(String::valueOf).orElse("max") + " " + PERIOD_MICROSECONDS);
        write(group.resolve("cpu.weight"), Long.toString(Math.min(share.weight().orElse(100L), HEAVIEST)));
        write(group.resolve("cgroup.procs"), Long.toString(pid));
    }

    private void limitVersion1(String name, long pid, CpuShare share) throws IOException {
        if (!Files.isDirectory(root.resolve("cpu"))) {
            throw new IOException("the node has no control groups for processors below " + root);
        }
        Path group = group(name);
        Files.createDirectories(group);
        write(group.resolve("cpu.cfs_period_us"), Long.toString(PERIOD_MICROSECONDS));
        write(group.resolve("cpu.cfs_quota_us"), Long.toString(quota(share).orElse(-1L)));
        write(
                group.resolve("cpu.shares"),
                Long.toString(Math.max(2, share.weight().orElse(1024L))));
        write(group.resolve("cgroup.procs"), Long.toString(pid));
    }

    private static Optional<Long> quota(CpuShare share) {
        return share.processors().map(count -> Math.max(1000, Math.round(count * PERIOD_MICROSECONDS)));
    }

    private static void write(Path file, String value) throws IOException {
        try {
            Files.writeString(file, value);
        } catch (IOException e) {
            throw new IOException(
                    String.format(Locale.ROOT, "cannot write '%s' to %s: %s", value, file, e.getMessage()), e);
        }
    }
}
