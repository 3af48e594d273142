// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.node.check;

import dev.vireo.agent.host.HostFiles;
import dev.vireo.model.node.Check;
import dev.vireo.model.node.CheckFinding;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/** Whether guests can be plugged into the node's network. */
record BridgeCheck(HostFiles files) implements HostCheck {
    private static final Path INTERFACES = Path.of("/sys/class/net");
    /** What Docker, libvirt, LXC and LXD make for themselves leads nowhere but through their own NAT. */
    private static final Pattern OTHERS = Pattern.compile("docker\\d+|br-[0-9a-f]{12}|virbr\\d+|lxcbr\\d+|lxdbr\\d+");

    @Override
    public String id() {
        return "bridges";
    }

    @Override
    public String title() {
        return "Bridges";
    }

    @Override
    public Check run() {
        List<String> bridges = files.list(INTERFACES).stream()
                .filter(name -> files.exists(INTERFACES.resolve(name).resolve("bridge")))
                .toList();
        List<String> own =
                bridges.stream().filter(name -> !OTHERS.matcher(name).matches()).toList();
        if (!own.isEmpty()) {
            return ok(CheckFinding.BRIDGES, String.join(", ", own));
        }
        return bridges.isEmpty()
                ? warning(CheckFinding.NO_BRIDGE)
                : warning(CheckFinding.BRIDGES_OTHERS, String.join(", ", bridges));
    }
}
