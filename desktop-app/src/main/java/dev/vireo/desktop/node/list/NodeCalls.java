// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.node.list;

import dev.vireo.desktop.client.AgentApi;
import dev.vireo.desktop.dialog.Calls;
import dev.vireo.desktop.inventory.NodeItem;
import dev.vireo.model.api.Arguments;
import dev.vireo.model.api.PathParameters;

/** Calls about one node. */
public record NodeCalls(NodeItem node) implements Calls {
    @Override
    public AgentApi api() {
        return node.datacenter().api();
    }

    @Override
    public Arguments path() {
        return Arguments.NONE.with(PathParameters.NODE, node.node());
    }
}
