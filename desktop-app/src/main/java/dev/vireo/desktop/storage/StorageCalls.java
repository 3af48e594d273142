// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.storage;

import dev.vireo.desktop.client.AgentApi;
import dev.vireo.model.api.Arguments;
import dev.vireo.model.api.Endpoint;
import dev.vireo.model.api.PathParameters;
import dev.vireo.model.id.NodeName;
import dev.vireo.model.id.StorageId;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;

/**
 * Calls about one storage as one node sees it.
 *
 * @param api the server
 */
record StorageCalls(AgentApi api, NodeName node, StorageId storage) {
    /** The arguments that name the storage. */
    Arguments path() {
        return Arguments.NONE.with(PathParameters.NODE, node).with(PathParameters.STORAGE, storage);
    }

    /** A call that answers the UPID of a task, or nothing where it is done at once. */
    Callable<List<String>> task(Endpoint<String> endpoint, Arguments arguments) {
        return () -> Optional.ofNullable(api.call(endpoint, arguments)).stream().toList();
    }

    /** A call that is done when it answers. */
    Callable<List<String>> change(Endpoint<?> endpoint, Arguments arguments) {
        return () -> {
            api.call(endpoint, arguments);
            return List.of();
        };
    }
}
