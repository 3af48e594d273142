// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.guest.hardware;

import dev.vireo.desktop.guest.StorageChoices;
import dev.vireo.model.node.NodeAnswers.CpuModel;
import dev.vireo.model.node.NodeAnswers.NetworkInterface;
import dev.vireo.model.storage.StorageAnswers.StorageState;
import java.util.List;

/**
 * What a node offers its guests.
 *
 * @param storages storages that can be used now
 * @param bridges bridges that cards can be plugged in
 * @param cpuModels processor models that the node names
 */
public record NodeOffer(List<StorageState> storages, List<NetworkInterface> bridges, List<CpuModel> cpuModels) {
    /** Nothing known yet. */
    public static final NodeOffer NOTHING = new NodeOffer(List.of(), List.of(), List.of());

    public NodeOffer {
        storages = List.copyOf(storages);
        bridges = List.copyOf(bridges);
        cpuModels = List.copyOf(cpuModels);
    }

    /** Storages that take that kind of content. */
    public List<StorageState> storagesFor(String content) {
        return StorageChoices.taking(content, storages);
    }
}
