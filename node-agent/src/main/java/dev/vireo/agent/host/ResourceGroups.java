// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.host;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Control groups that others made, such as those of containers: limits, readings, and holding their processes. */
public interface ResourceGroups {
    /**
     * The groups of a node, in the version of the kernel's interface that is mounted there.
     *
     * @param root where control groups are mounted, {@code /sys/fs/cgroup}
     */
    static ResourceGroups of(Path root) {
        return isUnified(root) ? new UnifiedGroups(root) : new LegacyGroups(root);
    }

    /** Whether all controllers are in the one tree of version 2. */
    static boolean isUnified(Path root) {
        return Files.exists(root.resolve("cgroup.controllers"));
    }

    /** Whether there is such a group. */
    boolean exists(String group);

    /**
     * Sets what a group may use; may be repeated with others while it is at work.
     *
     * @throws IOException if the kernel refuses: for instance less memory than is in use and can't be taken away
     */
    void limit(String group, GroupLimits limits) throws IOException;

    /**
     * What a group uses.
     *
     * @throws java.io.UncheckedIOException if it has ended
     */
    GroupUsage usage(String group);

    /** Numbers of the processors that a group runs on, as the kernel writes them; empty where groups have none of their own. */
    Optional<String> processors(String group);

    /** Holds all processes of a group, or lets them go on. The kernel does it a moment later. */
    void freeze(String group, boolean isFrozen) throws IOException;

    /** Whether all processes of a group are held. */
    boolean isFrozen(String group);

    /**
     * Numbers of the processes of a group and of those below it; none if there is no such group.
     *
     * @throws IOException if the kernel does not tell
     */
    List<Long> processes(String group) throws IOException;

    /** Ends all processes of a group by force. */
    void kill(String group) throws IOException;

    /** Removes a group without processes and all below it; nothing is wrong if there is none. */
    void remove(String group) throws IOException;
}
