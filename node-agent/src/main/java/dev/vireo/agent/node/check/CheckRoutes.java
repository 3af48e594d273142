// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.node.check;

import dev.vireo.agent.http.Routes;
import dev.vireo.model.api.CheckEndpoints;

/** Binds the endpoint of the checks. */
public record CheckRoutes(HostChecks checks) {
    /** Binds it. */
    public void bind(Routes routes) {
        routes.on(CheckEndpoints.RUN, call -> checks.run());
    }
}
