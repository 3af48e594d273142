// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.node.check;

import dev.vireo.agent.host.HostFiles;
import dev.vireo.model.node.Check;
import dev.vireo.model.node.CheckFinding;
import java.nio.file.Path;

/** Whether the kernel is one that guests were tried on. */
record KernelCheck(HostFiles files) implements HostCheck {
    private static final Version OLDEST = new Version(5, 10);

    @Override
    public String id() {
        return "kernel";
    }

    @Override
    public String title() {
        return "Kernel";
    }

    @Override
    public Check run() {
        String release = files.read(Path.of("/proc/sys/kernel/osrelease")).strip();
        boolean isOld = Version.of(release).isBefore(OLDEST);
        return isOld ? warning(CheckFinding.KERNEL_OLD, release) : ok(CheckFinding.KERNEL, release);
    }
}
