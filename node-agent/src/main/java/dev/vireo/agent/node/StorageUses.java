// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.node;

import dev.vireo.agent.storage.StorageUse;
import dev.vireo.agent.storage.Storages;
import dev.vireo.model.api.ApiException;
import dev.vireo.model.cluster.ClusterResource;
import dev.vireo.model.id.NodeName;
import dev.vireo.model.metric.Usage;
import dev.vireo.model.storage.ContentType;
import dev.vireo.model.storage.StorageConfig;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How full the node's storages are, asked every now and then and remembered: lists must not wait for a slow one. */
public final class StorageUses {
    private final Storages storages;
    private volatile Map<StorageConfig, StorageUse> known = Map.of();

    /** @param storages the node's storages */
    public StorageUses(Storages storages) {
        this.storages = storages;
    }

    /** Asks every storage anew. */
    public Map<StorageConfig, StorageUse> refresh() {
        Map<StorageConfig, StorageUse> uses = new LinkedHashMap<>();
        for (StorageConfig config : storages.onThisNode()) {
            if (!config.isDisabled()) {
                uses.put(config, ask(config));
            }
        }
        known = uses;
        return uses;
    }

    private StorageUse ask(StorageConfig config) {
        try {
            return storages.use(config.id()).status();
        } catch (ApiException e) {
            return StorageUse.INACTIVE;
        }
    }

    /** The storages' lines in the list of everything. */
    public Stream<ClusterResource> resources(NodeName node) {
        Map<StorageConfig, StorageUse> uses = known.isEmpty() ? refresh() : known;
        return uses.entrySet().stream().map(entry -> {
            StorageConfig config = entry.getKey();
            StorageUse use = entry.getValue();
            return ClusterResource.storage(
                    node.name(),
                    config.id().name(),
                    config.type(),
                    config.content().stream().map(ContentType::word).collect(Collectors.joining(",")),
                    config.isShared(),
                    use.active() ? "available" : "unknown",
                    use.active() ? Usage.ofDisk(use.used(), use.total()) : Usage.UNKNOWN);
        });
    }
}
