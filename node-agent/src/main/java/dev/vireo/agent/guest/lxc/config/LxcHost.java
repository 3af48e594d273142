// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.guest.lxc.config;

import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

/**
 * What LXC's configuration depends on besides the container's: the node.
 *
 * @param isUnified whether control groups are those of version 2
 * @param countsSwap whether the kernel counts swap by group
 * @param hasAppArmor whether LXC can confine containers by AppArmor
 * @param defaults folder of the files that LXC's package brings, {@code /usr/share/lxc/config}
 * @param withoutKeyRings filter of system calls that also keeps containers from the kernel's key rings
 * @param architectures architectures whose programs the node runs, in the configuration's words
 * @param ids accounts of the node that unprivileged containers get
 */
public record LxcHost(
        boolean isUnified,
        boolean countsSwap,
        boolean hasAppArmor,
        Path defaults,
        Optional<Path> withoutKeyRings,
        Set<String> architectures,
        IdRange ids) {
    public LxcHost {
        architectures = Set.copyOf(architectures);
    }

    /**
     * Accounts of the node that stand for those of a container, from its root on.
     *
     * @param first number on the node of the account that is the container's root
     * @param count how many there are
     */
    public record IdRange(long first, long count) {
        /** What containers get unless something else is said. */
        public static final IdRange USUAL = new IdRange(100_000, 65_536);
    }
}
