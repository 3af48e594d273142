// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.storage;

import dev.vireo.desktop.client.AgentApi;
import dev.vireo.desktop.dialog.Calls;
import dev.vireo.desktop.dialog.Operation;
import dev.vireo.desktop.form.Field;
import dev.vireo.desktop.form.Sentence;
import dev.vireo.desktop.form.Sheet;
import dev.vireo.model.api.Arguments;
import dev.vireo.model.api.PathParameters;
import dev.vireo.model.api.StorageAdminEndpoints;
import dev.vireo.model.id.NodeName;
import dev.vireo.model.id.StorageId;
import dev.vireo.model.storage.StorageOptions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;

/** Adds a storage of type {@code dir}, or changes one. */
final class EditStorage implements Operation {
    private final AgentApi api;
    private final Optional<ConfiguredStorage> present;
    private final StorageForm form;

    /**
     * @param nodes the datacenter's nodes
     * @param present the storage to be changed; empty to add one
     */
    EditStorage(AgentApi api, List<NodeName> nodes, Optional<ConfiguredStorage> present) {
        this.api = api;
        this.present = present;
        this.form = new StorageForm(nodes);
        present.ifPresent(form::show);
    }

    @Override
    public Sentence title() {
        return present.map(storage -> Sentence.of("Storage {0}", storage.name()))
                .orElse(Sentence.of("Add a folder as storage"));
    }

    @Override
    public ObservableValue<Sentence> meaning() {
        return new SimpleObjectProperty<>(
                present.isPresent()
                        ? Sentence.of("What lies there stays, also content of kinds that are switched off here.")
                        : Sentence.of("Keeps disks, CD images and backups as files in a folder of the nodes."));
    }

    @Override
    public Sheet sheet() {
        return new Sheet(form.fields(), Sentence.of("Advanced: nodes, shared"), form.advanced());
    }

    @Override
    public Map<String, Field> byParameter() {
        return form.byParameter();
    }

    @Override
    public Sentence verb() {
        return present.isPresent() ? Sentence.of("Save") : Sentence.of("Add");
    }

    @Override
    public Callable<List<String>> prepare() {
        StorageId id = form.name().value().orElseThrow();
        Arguments common = Arguments.NONE
                .with(PathParameters.STORAGE, id)
                .with(StorageOptions.CONTENT, form.content())
                .with(StorageOptions.DISABLE, form.isDisabled())
                .with(StorageOptions.SHARED, form.isShared());
        if (!form.nodes().isEmpty()) {
            common = common.with(StorageOptions.NODES, form.nodes());
        }
        if (present.isEmpty()) {
            return Calls.change(
                    api,
                    StorageAdminEndpoints.CREATE,
                    common.with(StorageAdminEndpoints.NEW_TYPE, "dir").with(StorageOptions.PATH, form.path()));
        }
        boolean freesNodes = form.nodes().isEmpty() && !present.get().nodes().isEmpty();
        return Calls.change(
                api,
                StorageAdminEndpoints.UPDATE,
                freesNodes ? common.with(StorageAdminEndpoints.DELETE, "nodes") : common);
    }
}
