// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent;

import dev.vireo.agent.access.AccessControl;
import dev.vireo.agent.cluster.ClusterStore;
import dev.vireo.agent.guest.GuestStore;
import dev.vireo.agent.guest.qemu.GuestMappingUsers;
import dev.vireo.agent.host.HostDevices;
import dev.vireo.agent.host.HostFiles;
import dev.vireo.agent.http.Routes;
import dev.vireo.agent.mapping.MappedResources;
import dev.vireo.agent.mapping.MappingApi;
import dev.vireo.agent.mapping.MappingRoutes;
import dev.vireo.agent.mapping.Mappings;
import dev.vireo.model.event.Event;
import dev.vireo.model.id.NodeName;
import java.util.function.Consumer;

/**
 * Names that the cluster has for directories and devices of its nodes.
 *
 * @param mappings keeps them
 * @param resources finds what they stand for on this node
 */
record MappingParts(Mappings mappings, MappedResources resources) {
    static MappingParts create(ClusterStore store, NodeName node, HostFiles files) {
        Mappings mappings = new Mappings(store, node);
        return new MappingParts(mappings, new MappedResources(mappings, new HostDevices(files)));
    }

    void bind(Routes routes, AccessControl access, GuestStore guests, Consumer<Event> events) {
        GuestMappingUsers users = new GuestMappingUsers(guests);
        new MappingRoutes(kind -> new MappingApi(kind, mappings, resources, users), access::holds, events).bind(routes);
    }
}
