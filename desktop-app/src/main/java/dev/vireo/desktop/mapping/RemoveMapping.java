// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.mapping;

import dev.vireo.desktop.client.AgentApi;
import dev.vireo.desktop.dialog.Calls;
import dev.vireo.desktop.dialog.Operation;
import dev.vireo.desktop.form.Sentence;
import dev.vireo.model.api.Arguments;
import dev.vireo.model.api.MappingEndpoints;
import dev.vireo.model.id.MappingId;
import dev.vireo.model.mapping.MappingKind;
import java.util.List;
import java.util.concurrent.Callable;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;

/** Takes a mapping out of the configuration; what it stands for stays. */
record RemoveMapping(AgentApi api, ConfiguredMapping mapping) implements Operation {
    @Override
    public Sentence title() {
        return Sentence.of("Remove mapping {0}?", mapping.name());
    }

    @Override
    public ObservableValue<Sentence> meaning() {
        return new SimpleObjectProperty<>(
                mapping.kind() == MappingKind.DIRECTORY
                        ? Sentence.of("The datacenter forgets the name; the directories and what lies in them stay.")
                        : Sentence.of(
                                "The datacenter forgets the name; guests can’t be given the devices by it any more."));
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
        Arguments arguments = Arguments.NONE.with(MappingEndpoints.ID, MappingId.parse(mapping.name()));
        return Calls.change(api, MappingEndpoints.of(mapping.kind()).remove(), arguments);
    }
}
