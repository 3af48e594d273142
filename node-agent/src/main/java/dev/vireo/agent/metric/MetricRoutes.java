// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.metric;

import dev.vireo.agent.http.Call;
import dev.vireo.agent.http.Routes;
import dev.vireo.model.api.ContainerEndpoints;
import dev.vireo.model.api.GuestEndpoints;
import dev.vireo.model.api.LoadEndpoints;
import dev.vireo.model.api.NodeEndpoints;
import dev.vireo.model.api.PathParameters;
import dev.vireo.model.api.StorageEndpoints;
import dev.vireo.model.metric.Timeframe;
import dev.vireo.model.option.Option;

/** Binds the endpoints of load over time. */
public final class MetricRoutes {
    private final MetricReader reader;

    /** @param reader reads the archives */
    public MetricRoutes(MetricReader reader) {
        this.reader = reader;
    }

    /** Binds them. */
    public void bind(Routes routes) {
        routes.on(
                        NodeEndpoints.METRICS,
                        call -> reader.node(
                                call.require(PathParameters.NODE), span(call, NodeEndpoints.NODE_TIMEFRAME), how(call)))
                .on(
                        GuestEndpoints.METRICS,
                        call -> reader.guest(
                                call.require(PathParameters.VMID), span(call, NodeEndpoints.TIMEFRAME), how(call)))
                .on(
                        ContainerEndpoints.METRICS,
                        call -> reader.guest(
                                call.require(PathParameters.VMID), span(call, NodeEndpoints.TIMEFRAME), how(call)))
                .on(
                        StorageEndpoints.METRICS,
                        call -> reader.storage(
                                call.require(PathParameters.STORAGE), span(call, NodeEndpoints.TIMEFRAME), how(call)))
                .on(LoadEndpoints.NODE_LOAD, call -> reader.usualLoad(call.require(PathParameters.NODE)))
                .on(LoadEndpoints.GUEST_LOAD, call -> reader.usualLoad(call.require(PathParameters.VMID)))
                .on(LoadEndpoints.STORAGE_LOAD, call -> reader.usualLoad(call.require(PathParameters.STORAGE)));
    }

    private static Timeframe span(Call call, Option<String> timeframe) {
        return Timeframe.parse(call.require(timeframe));
    }

    private static Consolidation how(Call call) {
        return Consolidation.parse(call.require(NodeEndpoints.CONSOLIDATION));
    }
}
