// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.node.check;

import dev.vireo.agent.host.HostFiles;
import dev.vireo.model.node.Check;
import dev.vireo.model.node.CheckFinding;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Whether the kernel is one that guests were tried on. */
record KernelCheck(HostFiles files) implements HostCheck {
    private static final Pattern VERSION = Pattern.compile("(\\d+)\\.(\\d+).*");
    private static final int OLDEST = 510;

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
        Matcher version = VERSION.matcher(release);
        boolean isOld = version.matches()
                && Integer.parseInt(version.group(1)) * 100 + Integer.parseInt(version.group(2)) < OLDEST;
        return isOld ? warning(CheckFinding.KERNEL_OLD, release) : ok(CheckFinding.KERNEL, release);
    }
}
