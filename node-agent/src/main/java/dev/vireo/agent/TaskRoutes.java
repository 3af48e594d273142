// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent;

import dev.vireo.agent.http.Routes;
import dev.vireo.agent.task.TaskApi;
import dev.vireo.model.api.TaskEndpoints;

/** Binds the endpoints of tasks. */
record TaskRoutes(TaskApi api) {
    void bind(Routes routes) {
        routes.on(TaskEndpoints.LIST, call -> api.list(call.who(), call.arguments()))
                .on(TaskEndpoints.STATUS, call -> api.status(call.arguments()))
                .on(TaskEndpoints.LOG, call -> api.log(call.arguments()))
                .on(TaskEndpoints.STOP, call -> {
                    api.stop(call.arguments());
                    return null;
                });
    }
}
