// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.storage;

import dev.vireo.desktop.client.AgentApi;
import dev.vireo.desktop.dialog.Calls;
import dev.vireo.desktop.dialog.Operation;
import dev.vireo.desktop.form.Sentence;
import dev.vireo.model.api.Arguments;
import dev.vireo.model.api.PathParameters;
import dev.vireo.model.api.StorageAdminEndpoints;
import dev.vireo.model.id.StorageId;
import java.util.List;
import java.util.concurrent.Callable;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;

/** Takes a storage out of the configuration; its files stay. */
record RemoveStorage(AgentApi api, ConfiguredStorage storage) implements Operation {
    @Override
    public Sentence title() {
        return Sentence.of("Remove storage {0}?", storage.name());
    }

    @Override
    public ObservableValue<Sentence> meaning() {
        return new SimpleObjectProperty<>(Sentence.of(
                "The datacenter forgets it; nothing in {0} is removed. Added again with the same name, everything is there"
                        + " again.",
                storage.place().isEmpty() ? storage.name() : storage.place()));
    }

    @Override
    public Sentence verb() {
        return Sentence.of("Remove");
    }

    @Override
    public boolean destroys() {
        return true;
    }

    @Override
    public Callable<List<String>> prepare() {
        Arguments arguments = Arguments.NONE.with(PathParameters.STORAGE, StorageId.parse(storage.name()));
        return Calls.change(api, StorageAdminEndpoints.REMOVE, arguments);
    }
}
