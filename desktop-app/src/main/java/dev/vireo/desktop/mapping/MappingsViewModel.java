// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.mapping;

import dev.vireo.desktop.dialog.Operation;
import dev.vireo.desktop.fx.Background;
import dev.vireo.desktop.inventory.Datacenter;
import dev.vireo.desktop.inventory.NodeItem;
import dev.vireo.desktop.list.DatacenterList;
import dev.vireo.model.api.ApiException;
import dev.vireo.model.api.Arguments;
import dev.vireo.model.api.MappingEndpoints;
import dev.vireo.model.id.NodeName;
import dev.vireo.model.mapping.MappingAnswers.MappingState;
import dev.vireo.model.mapping.MappingKind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** The mappings of a datacenter, and whether its nodes have what they say. */
public final class MappingsViewModel {
    private final Datacenter datacenter;
    private final Background background;
    private final DatacenterList<ConfiguredMapping> list;

    /** The mappings of that datacenter; nothing is read before the list is opened. */
    public MappingsViewModel(Datacenter datacenter, Background background) {
        this.datacenter = datacenter;
        this.background = background;
        this.list = new DatacenterList<>(datacenter, background, () -> {
            List<NodeName> nodes = nodes();
            return () -> configured(nodes);
        });
    }

    private List<ConfiguredMapping> configured(List<NodeName> nodes) {
        List<ConfiguredMapping> all = new ArrayList<>();
        for (MappingEndpoints.Table table : MappingEndpoints.TABLES) {
            List<ConfiguredMapping> read = datacenter.api().call(table.list(), Arguments.NONE).stream()
                    .map(state -> ConfiguredMapping.of(table.kind(), state))
                    .sorted(Comparator.comparing(ConfiguredMapping::name))
                    .toList();
            for (NodeName node : read.isEmpty() ? List.<NodeName>of() : nodes) {
                read = checked(read, node, table);
            }
            all.addAll(read);
        }
        return all;
    }

    /** What a node says; nothing if the user may not ask, or the node does not answer. */
    private List<ConfiguredMapping> checked(List<ConfiguredMapping> read, NodeName node, MappingEndpoints.Table table) {
        List<MappingState> states;
        try {
            states = datacenter.api().call(table.list(), Arguments.NONE.with(MappingEndpoints.CHECK_NODE, node));
        } catch (ApiException e) {
            return read;
        }
        return read.stream()
                .map(mapping -> states.stream()
                        .filter(state -> mapping.name().equals(state.id()) && state.checks() != null)
                        .findFirst()
                        .map(state ->
                                mapping.checked(node.name(), Objects.requireNonNullElse(state.checks(), List.of())))
                        .orElse(mapping))
                .toList();
    }

    Operation add(MappingKind kind) {
        list.acting();
        return new EditMapping(new MappingForm(kind, nodes(), devices()), datacenter.api(), Optional.empty());
    }

    Operation edit(ConfiguredMapping mapping) {
        list.acting();
        MappingForm form = new MappingForm(mapping.kind(), nodes(), devices());
        return new EditMapping(form, datacenter.api(), Optional.of(mapping));
    }

    Operation remove(ConfiguredMapping mapping) {
        list.acting();
        return new RemoveMapping(datacenter.api(), mapping);
    }

    private NodeDevices devices() {
        return new NodeDevices(datacenter.api(), background);
    }

    private List<NodeName> nodes() {
        return datacenter.nodes().stream().map(NodeItem::node).toList();
    }

    /** The mappings by kind and name. */
    DatacenterList<ConfiguredMapping> list() {
        return list;
    }
}
