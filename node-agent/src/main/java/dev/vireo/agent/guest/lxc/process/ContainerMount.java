// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.guest.lxc.process;

import dev.vireo.agent.host.MountSource;

/**
 * A file system of a container.
 *
 * @param key {@code rootfs}, or {@code mp0} to {@code mp255}
 * @param source what is mounted, with its options
 * @param inside where the container sees it: {@code /} for the root, else an absolute path
 */
public record ContainerMount(String key, MountSource source, String inside) {
    /** The key of the root file system. */
    public static final String ROOT = "rootfs";

    /** Whether it is the root. */
    boolean isRoot() {
        return key.equals(ROOT);
    }
}
