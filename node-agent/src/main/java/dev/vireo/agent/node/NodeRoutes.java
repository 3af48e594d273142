// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.node;

import dev.vireo.agent.guest.qemu.capability.CapabilityCache;
import dev.vireo.agent.http.Routes;
import dev.vireo.model.api.NodeEndpoints;
import dev.vireo.model.node.NodeAnswers.CpuModel;
import dev.vireo.model.node.NodeAnswers.MachineType;
import dev.vireo.model.node.NodeAnswers.Version;
import java.util.Comparator;
import java.util.List;

/** Binds the endpoints of the node itself. */
public final class NodeRoutes {
    private final NodeReader reader;
    private final CapabilityCache capabilities;
    private final Version version;

    /** @param capabilities what the node's QEMU offers */
    public NodeRoutes(NodeReader reader, CapabilityCache capabilities, Version version) {
        this.reader = reader;
        this.capabilities = capabilities;
        this.version = version;
    }

    /** Binds them. */
    public void bind(Routes routes) {
        routes.on(NodeEndpoints.STATUS, call -> reader.read())
                .on(NodeEndpoints.VERSION, call -> version)
                .on(NodeEndpoints.CPU_MODELS, call -> cpuModels())
                .on(NodeEndpoints.MACHINE_TYPES, call -> machineTypes());
    }

    private List<CpuModel> cpuModels() {
        return capabilities.processorChoices().stream()
                .map(name -> new CpuModel(name, null, false))
                .toList();
    }

    private List<MachineType> machineTypes() {
        return capabilities.get().machines().versioned().stream()
                .map(id -> new MachineType(
                        id, id.contains("q35") ? "q35" : "i440fx", id.substring(id.lastIndexOf('-') + 1)))
                .sorted(Comparator.comparing(MachineType::id).reversed())
                .toList();
    }
}
