// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.node.check;

import dev.vireo.agent.host.HostFiles;
import dev.vireo.model.node.Check;
import dev.vireo.model.node.CheckFinding;
import java.nio.file.Path;
import java.util.List;

/** Whether guests can be plugged into the node's network. */
record BridgeCheck(HostFiles files) implements HostCheck {
    private static final Path INTERFACES = Path.of("/sys/class/net");

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
        return bridges.isEmpty()
                ? warning(CheckFinding.NO_BRIDGE)
                : ok(CheckFinding.BRIDGES, String.join(", ", bridges));
    }
}
