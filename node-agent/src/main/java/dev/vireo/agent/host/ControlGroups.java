// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.host;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Groups of processes with limits on processor time, in the kernel's control groups of either version. Where systemd runs,
 * guests have scopes, and systemd sets the limits of those.
 */
public final class ControlGroups {
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
        if (ResourceGroups.isUnified(root)) {
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

    private Path group(String name) {
        Path base = ResourceGroups.isUnified(root) ? root : root.resolve("cpu");
        return base.resolve(parent).resolve(name);
    }

    private void limitVersion2(String name, long pid, CpuShare share) throws IOException {
        Path group = group(name);
        Files.createDirectories(group);
        GroupFiles.write(root.resolve("cgroup.subtree_control"), "+cpu");
        GroupFiles.write(root.resolve(parent).resolve("cgroup.subtree_control"), "+cpu");
        UnifiedGroups.limitTime(group, share);
        GroupFiles.write(group.resolve("cgroup.procs"), Long.toString(pid));
    }

    private void limitVersion1(String name, long pid, CpuShare share) throws IOException {
        if (!Files.isDirectory(root.resolve("cpu"))) {
            throw new IOException("the node has no control groups for processors below " + root);
        }
        Path group = group(name);
        Files.createDirectories(group);
        LegacyGroups.limitTime(group, share);
        GroupFiles.write(group.resolve("cgroup.procs"), Long.toString(pid));
    }
}
