// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.guest.create;

import dev.vireo.desktop.client.AgentApi;
import dev.vireo.desktop.fx.Background;
import dev.vireo.desktop.fx.Cancellation;
import dev.vireo.model.api.ApiException;
import dev.vireo.model.api.Arguments;
import dev.vireo.model.api.ClusterEndpoints;
import dev.vireo.model.api.Endpoint;
import dev.vireo.model.api.NodeEndpoints;
import dev.vireo.model.api.PathParameters;
import dev.vireo.model.api.StorageEndpoints;
import dev.vireo.model.id.NodeName;
import dev.vireo.model.id.StorageId;
import dev.vireo.model.id.Vmid;
import dev.vireo.model.option.Options;
import dev.vireo.model.storage.StorageAnswers.VolumeEntry;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;

/** Reads from the server what the wizard offers. */
final class NodeReader {
    private final AgentApi api;
    private final Background background;

    NodeReader(AgentApi api, Background background) {
        this.api = api;
        this.background = background;
    }

    /** What a node offers; parts that the server does not tell stay empty. */
    Cancellation readOffer(NodeName node, Consumer<NodeOffer> done, Consumer<Throwable> failed) {
        return background.run(() -> offerOf(node), done, failed);
    }

    private NodeOffer offerOf(NodeName node) {
        Arguments atNode = Arguments.of(Options.EMPTY.with(PathParameters.NODE, node));
        return new NodeOffer(
                api.call(StorageEndpoints.LIST, atNode.with(StorageEndpoints.ENABLED, true)),
                listOrNothing(NodeEndpoints.LIST_INTERFACES, atNode.with(NodeEndpoints.INTERFACE_TYPE, "any_bridge")),
                listOrNothing(NodeEndpoints.CPU_MODELS, atNode));
    }

    /** A user may create guests without the right to see all of the node, and older servers lack some methods. */
    private <E> List<E> listOrNothing(Endpoint<List<E>> endpoint, Arguments arguments) {
        try {
            return api.call(endpoint, arguments);
        } catch (ApiException e) {
            return List.of();
        }
    }

    /** CD images on a storage, by name. */
    Cancellation readImages(
            NodeName node, StorageId storage, Consumer<List<VolumeEntry>> done, Consumer<Throwable> failed) {
        Arguments arguments = Arguments.of(Options.EMPTY
                .with(PathParameters.NODE, node)
                .with(PathParameters.STORAGE, storage)
                .with(StorageEndpoints.CONTENT, "iso"));
        return background.run(
                () -> api.call(StorageEndpoints.LIST_CONTENT, arguments).stream()
                        .sorted(Comparator.comparing(VolumeEntry::volid))
                        .toList(),
                done,
                failed);
    }

    /** The lowest free number. */
    Cancellation readFreeVmid(Consumer<Vmid> done, Consumer<Throwable> failed) {
        return background.run(() -> Vmid.parse(api.call(ClusterEndpoints.NEXT_ID, Arguments.NONE)), done, failed);
    }

    /** Whether a number is free. */
    Cancellation readIsFree(Vmid vmid, Consumer<Boolean> done, Consumer<Throwable> failed) {
        return background.run(() -> isFree(vmid), done, failed);
    }

    private boolean isFree(Vmid vmid) {
        try {
            api.call(ClusterEndpoints.NEXT_ID, Arguments.of(Options.EMPTY.with(ClusterEndpoints.WANTED_VMID, vmid)));
            return true;
        } catch (ApiException e) {
            if (e.errors().containsKey("vmid")) {
                return false;
            }
            throw e;
        }
    }
}
