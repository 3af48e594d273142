// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.guest.hardware;

import dev.vireo.desktop.client.AgentApi;
import dev.vireo.desktop.fx.Background;
import dev.vireo.desktop.fx.Cancellation;
import dev.vireo.model.api.ApiException;
import dev.vireo.model.api.Arguments;
import dev.vireo.model.api.Endpoint;
import dev.vireo.model.api.NodeEndpoints;
import dev.vireo.model.api.PathParameters;
import dev.vireo.model.api.StorageEndpoints;
import dev.vireo.model.id.NodeName;
import dev.vireo.model.id.StorageId;
import dev.vireo.model.mapping.MappingAnswers.MappingState;
import dev.vireo.model.option.Options;
import dev.vireo.model.storage.StorageAnswers.VolumeEntry;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;

/** Reads from the server what a node offers its guests. */
public final class OfferReader {
    private final AgentApi api;
    private final Background background;

    /** Reads from that server. */
    public OfferReader(AgentApi api, Background background) {
        this.api = api;
        this.background = background;
    }

    /** What a node offers; parts that the server does not tell stay empty. */
    public Cancellation readOffer(NodeName node, Consumer<NodeOffer> done, Consumer<Throwable> failed) {
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

    /** A list of the node that one kind of device needs; empty if the server does not tell it. */
    <E> Cancellation readList(NodeName node, Endpoint<List<E>> endpoint, Consumer<List<E>> done) {
        Arguments atNode = Arguments.of(Options.EMPTY.with(PathParameters.NODE, node));
        return background.run(() -> listOrNothing(endpoint, atNode), done, reason -> done.accept(List.of()));
    }

    /** Names of the datacenter's mappings of a kind; none if the server does not tell them. */
    Cancellation readMappings(Endpoint<List<MappingState>> endpoint, Consumer<List<MappingState>> done) {
        return background.run(() -> listOrNothing(endpoint, Arguments.NONE), done, reason -> done.accept(List.of()));
    }

    /** Volumes of one kind on a storage, by name. */
    public Cancellation readVolumes(
            NodeName node,
            StorageId storage,
            String content,
            Consumer<List<VolumeEntry>> done,
            Consumer<Throwable> failed) {
        Arguments arguments = Arguments.of(Options.EMPTY
                .with(PathParameters.NODE, node)
                .with(PathParameters.STORAGE, storage)
                .with(StorageEndpoints.CONTENT, content));
        return background.run(
                () -> api.call(StorageEndpoints.LIST_CONTENT, arguments).stream()
                        .sorted(Comparator.comparing(VolumeEntry::volid))
                        .toList(),
                done,
                failed);
    }
}
