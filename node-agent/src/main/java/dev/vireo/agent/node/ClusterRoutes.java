// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.node;

import dev.vireo.agent.guest.GuestStore;
import dev.vireo.agent.http.Call;
import dev.vireo.agent.http.Routes;
import dev.vireo.agent.task.TaskApi;
import dev.vireo.model.api.ApiException;
import dev.vireo.model.api.ClusterEndpoints;
import dev.vireo.model.api.NodeEndpoints;
import dev.vireo.model.id.Vmid;
import dev.vireo.model.node.NodeAnswers.Version;
import java.util.Optional;

/** Binds the endpoints of the cluster as a whole. */
public final class ClusterRoutes {
    private final ClusterView view;
    private final GuestStore guests;
    private final TaskApi tasks;
    private final Version version;

    /** @param version what the program says of itself */
    public ClusterRoutes(ClusterView view, GuestStore guests, TaskApi tasks, Version version) {
        this.view = view;
        this.guests = guests;
        this.tasks = tasks;
        this.version = version;
    }

    /** Binds them. */
    public void bind(Routes routes) {
        routes.on(ClusterEndpoints.VERSION, call -> version)
                .on(ClusterEndpoints.RESOURCES, call -> view.resources(call.who(), call.arguments()))
                .on(ClusterEndpoints.NEXT_ID, this::nextId)
                .on(ClusterEndpoints.TASKS, call -> tasks.recent(call.who()))
                .on(ClusterEndpoints.STATUS, call -> view.members())
                .on(NodeEndpoints.LIST, call -> view.nodes(call.who()));
    }

    private String nextId(Call call) {
        Optional<Vmid> wanted = call.get(ClusterEndpoints.WANTED_VMID);
        if (wanted.isPresent() && guests.isTaken(wanted.get())) {
            throw ApiException.badParameter("vmid", "VM " + wanted.get() + " already exists");
        }
        return wanted.orElseGet(guests::nextFree).toString();
    }
}
