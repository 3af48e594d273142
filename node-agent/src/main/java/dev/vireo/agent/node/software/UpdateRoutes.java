// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.node.software;

import dev.vireo.agent.host.HostFiles;
import dev.vireo.agent.host.ProgramRunner;
import dev.vireo.agent.host.SystemRights;
import dev.vireo.agent.http.Call;
import dev.vireo.agent.http.Routes;
import dev.vireo.agent.task.Tasks;
import dev.vireo.model.api.UpdateEndpoints;

/** Binds the endpoints of updates. */
public final class UpdateRoutes {
    private final AptUpdates updates;
    private final Tasks tasks;
    private final SystemRights rights;

    /** @param programs runs {@code apt-get} and its kin */
    public UpdateRoutes(ProgramRunner programs, HostFiles files, Tasks tasks, SystemRights rights) {
        this.updates = new AptUpdates(programs, files);
        this.tasks = tasks;
        this.rights = rights;
    }

    /** Binds them. */
    public void bind(Routes routes) {
        routes.on(UpdateEndpoints.LIST, call -> updates.list())
                .on(UpdateEndpoints.REFRESH, this::refresh)
                .on(UpdateEndpoints.VERSIONS, call -> updates.versions());
    }

    private String refresh(Call call) {
        rights.require("the lists of packages");
        boolean quiet = call.require(UpdateEndpoints.QUIET);
        return tasks.start("aptupdate", "", call.who(), task -> updates.refresh(quiet, task))
                .toString();
    }
}
