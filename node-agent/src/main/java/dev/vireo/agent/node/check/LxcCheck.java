// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.node.check;

import dev.vireo.agent.host.HostFiles;
import dev.vireo.model.node.Check;
import java.nio.file.Path;

/** Whether containers can be run. */
record LxcCheck(HostFiles files) implements HostCheck {
    @Override
    public String id() {
        return "lxc";
    }

    @Override
    public String title() {
        return "Containers (LXC)";
    }

    @Override
    public Check run() {
        if (!files.exists(Path.of("/usr/bin/lxc-start"))) {
            return warning(
                    "LXC is not installed",
                    "containers cannot be run on this node",
                    "apt-get install --no-install-recommends lxc lxcfs uidmap");
        }
        if (!files.exists(Path.of("/proc/self/ns/user"))) {
            return warning(
                    "the kernel has no user namespaces",
                    "containers would run as root of the node",
                    "boot a kernel with CONFIG_USER_NS");
        }
        boolean hasRange = files.exists(Path.of("/etc/subuid"))
                && files.read(Path.of("/etc/subuid")).lines().anyMatch(line -> line.startsWith("root:"));
        if (!hasRange) {
            return warning(
                    "root has no range of user numbers in /etc/subuid",
                    "containers cannot be run without root's rights",
                    "usermod --add-subuids 100000-165535 --add-subgids 100000-165535 root");
        }
        if (!files.exists(Path.of("/var/lib/lxcfs/proc"))) {
            return warning(
                    "lxcfs does not run",
                    "containers see the processors and memory of the whole node",
                    "apt-get install lxcfs && systemctl enable --now lxcfs");
        }
        return ok("LXC, user namespaces and lxcfs are there");
    }
}
