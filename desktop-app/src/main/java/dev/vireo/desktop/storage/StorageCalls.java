// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.storage;

import dev.vireo.desktop.client.AgentApi;
import dev.vireo.desktop.dialog.Calls;
import dev.vireo.desktop.inventory.StorageItem;
import dev.vireo.model.api.Arguments;
import dev.vireo.model.api.PathParameters;
import dev.vireo.model.id.NodeName;
import dev.vireo.model.id.StorageId;

/**
 * Calls about one storage as one node sees it.
 *
 * @param api the server
 */
record StorageCalls(AgentApi api, NodeName node, StorageId storage) implements Calls {
    /** Calls about a storage of the inventory. */
    static StorageCalls of(StorageItem storage) {
        return new StorageCalls(storage.datacenter().api(), storage.node().node(), storage.storage());
    }

    @Override
    public Arguments path() {
        return Arguments.NONE.with(PathParameters.NODE, node).with(PathParameters.STORAGE, storage);
    }
}
