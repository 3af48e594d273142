// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.cluster;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the tree itself refuses, whoever commits: a VMID in two places, and paths that are none. */
final class TreeRules {
    private static final Pattern PATH = Pattern.compile("[A-Za-z0-9_-][A-Za-z0-9._-]*(/[A-Za-z0-9_-][A-Za-z0-9._-]*)*");
    private static final Pattern GUEST = Pattern.compile("nodes/([^/]+)/(qemu-server|lxc)/([0-9]+)\\.conf");

    private TreeRules() {}

    static void checkPath(String path) {
        if (!PATH.matcher(path).matches()) {
            throw new IllegalArgumentException("not a path of the configuration tree: " + path);
        }
    }

    /** The VMID that a path would hold. */
    static Optional<String> vmid(String path) {
        Matcher guest = GUEST.matcher(path);
        return guest.matches() ? Optional.of(guest.group(3)) : Optional.empty();
    }

    /** Refuses a guest whose VMID another file holds. */
    static void checkUnique(String path, List<String> holders) {
        for (String holder : holders) {
            Matcher guest = GUEST.matcher(holder);
            if (!holder.equals(path) && guest.matches()) {
                String kind = guest.group(2).equals("lxc") ? "CT " : "VM ";
                throw new CommitException.Conflict(
                        path, kind + guest.group(3) + " already exists on node '" + guest.group(1) + "'");
            }
        }
    }
}
