// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.node.check;

import dev.vireo.agent.host.HostFiles;
import dev.vireo.model.node.Check;
import dev.vireo.model.node.CheckFinding;
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
            return warning(CheckFinding.LXC_MISSING);
        }
        if (!files.exists(Path.of("/proc/self/ns/user"))) {
            return warning(CheckFinding.LXC_NO_NAMESPACES);
        }
        boolean hasRange = files.exists(Path.of("/etc/subuid"))
                && files.read(Path.of("/etc/subuid")).lines().anyMatch(line -> line.startsWith("root:"));
        if (!hasRange) {
            return warning(CheckFinding.LXC_NO_RANGE);
        }
        return files.exists(Path.of("/var/lib/lxcfs/proc")) ? ok(CheckFinding.LXC) : warning(CheckFinding.LXC_NO_LXCFS);
    }
}
