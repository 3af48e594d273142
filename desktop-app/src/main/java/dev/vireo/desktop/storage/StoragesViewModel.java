// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.storage;

import dev.vireo.desktop.dialog.Calls;
import dev.vireo.desktop.dialog.Operation;
import dev.vireo.desktop.fx.Background;
import dev.vireo.desktop.inventory.Datacenter;
import dev.vireo.desktop.inventory.NodeItem;
import dev.vireo.desktop.list.DatacenterList;
import dev.vireo.model.api.Arguments;
import dev.vireo.model.api.PathParameters;
import dev.vireo.model.api.StorageAdminEndpoints;
import dev.vireo.model.api.StorageEndpoints;
import dev.vireo.model.id.NodeName;
import dev.vireo.model.id.StorageId;
import dev.vireo.model.storage.StorageOptions;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The storages of a datacenter as they are configured, those that are switched off among them. */
public final class StoragesViewModel {
    private final Datacenter datacenter;
    private final DatacenterList<ConfiguredStorage> list;

    /** The storages of that datacenter; nothing is read before the list is opened. */
    public StoragesViewModel(Datacenter datacenter, Background background) {
        this.datacenter = datacenter;
        this.list = new DatacenterList<>(datacenter, background, () -> this::configured);
    }

    private List<ConfiguredStorage> configured() {
        return datacenter.api().call(StorageEndpoints.LIST_CONFIGURED, Arguments.NONE).stream()
                .map(ConfiguredStorage::of)
                .sorted(Comparator.comparing(ConfiguredStorage::name))
                .toList();
    }

    /** Switches one on or off; a refusal is shown above the list. */
    void setDisabled(ConfiguredStorage storage, boolean isDisabled) {
        Arguments arguments = Arguments.NONE
                .with(PathParameters.STORAGE, StorageId.parse(storage.name()))
                .with(StorageOptions.DISABLE, isDisabled);
        list.act(Calls.change(datacenter.api(), StorageAdminEndpoints.UPDATE, arguments));
    }

    Operation add() {
        list.acting();
        return new EditStorage(datacenter.api(), nodes(), Optional.empty());
    }

    Operation edit(ConfiguredStorage storage) {
        list.acting();
        return new EditStorage(datacenter.api(), nodes(), Optional.of(storage));
    }

    Operation remove(ConfiguredStorage storage) {
        list.acting();
        return new RemoveStorage(datacenter.api(), storage);
    }

    private List<NodeName> nodes() {
        return datacenter.nodes().stream().map(NodeItem::node).toList();
    }

    /** The storages by name. */
    DatacenterList<ConfiguredStorage> list() {
        return list;
    }
}
