// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.node.disk;

import dev.vireo.agent.host.ProgramRunner;
import dev.vireo.agent.http.Call;
import dev.vireo.agent.http.Routes;
import dev.vireo.model.api.NodeDiskEndpoints;
import dev.vireo.model.node.DiskAnswers.Smart;
import java.io.IOException;

/** Binds the endpoints of the node's disks. */
public final class DiskRoutes {
    private final NodeDisks disks;
    private final SmartReader smart;

    /** @param programs runs {@code lsblk} and {@code smartctl} */
    public DiskRoutes(ProgramRunner programs) {
        this.smart = new SmartReader(programs);
        this.disks = new NodeDisks(programs, smart);
    }

    /** Binds them. */
    public void bind(Routes routes) {
        routes.on(
                        NodeDiskEndpoints.LIST,
                        call -> disks.list(
                                call.require(NodeDiskEndpoints.PARTITIONS),
                                call.require(NodeDiskEndpoints.SKIP_SMART),
                                call.get(NodeDiskEndpoints.TYPE)))
                .on(NodeDiskEndpoints.SMART, this::smart);
    }

    private Smart smart(Call call) throws IOException, InterruptedException {
        String device = call.require(NodeDiskEndpoints.DISK);
        disks.require(device);
        return smart.read(device, call.arguments().isSet(NodeDiskEndpoints.HEALTH_ONLY));
    }
}
