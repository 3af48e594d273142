// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.mapping;

import dev.vireo.desktop.client.AgentApi;
import dev.vireo.desktop.dialog.Calls;
import dev.vireo.desktop.dialog.Operation;
import dev.vireo.desktop.form.Field;
import dev.vireo.desktop.form.Sentence;
import dev.vireo.desktop.form.Sheet;
import dev.vireo.model.api.ApiException;
import dev.vireo.model.api.Arguments;
import dev.vireo.model.api.MappingEndpoints;
import dev.vireo.model.api.StorageAdminEndpoints;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;

/** Adds a mapping, or changes one. */
final class EditMapping implements Operation {
    private final MappingForm form;
    private final AgentApi api;
    private final Optional<ConfiguredMapping> present;

    /** @param present the mapping to be changed; empty to add one */
    EditMapping(MappingForm form, AgentApi api, Optional<ConfiguredMapping> present) {
        this.form = form;
        this.api = api;
        this.present = present;
        present.ifPresent(form::show);
    }

    @Override
    public Sentence title() {
        if (present.isPresent()) {
            return Sentence.of("Mapping {0}", present.get().name());
        }
        return switch (form.kind()) {
            case DIRECTORY -> Sentence.of("Add a directory mapping");
            case PCI -> Sentence.of("Add a PCI mapping");
            case USB -> Sentence.of("Add a USB mapping");
        };
    }

    @Override
    public ObservableValue<Sentence> meaning() {
        return new SimpleObjectProperty<>(
                switch (form.kind()) {
                    case DIRECTORY ->
                        Sentence.of("One name for a directory of each node, which guests mount by virtiofs.");
                    case PCI ->
                        Sentence.of("One name for PCI devices of each node. A guest gets the first one that is free.");
                    case USB -> Sentence.of("One name for a USB device of each node.");
                });
    }

    @Override
    public Sheet sheet() {
        return Sheet.of(form.fields());
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
    public void opened() {
        form.readDevices();
    }

    @Override
    public Callable<List<String>> prepare() {
        List<String> maps = form.maps();
        if (maps.isEmpty()) {
            return () -> {
                throw ApiException.badParameter(
                        MappingEndpoints.MAP.name(), "at least one node has to have something under this name");
            };
        }
        Arguments named = Arguments.NONE
                .with(MappingEndpoints.ID, form.name().orElseThrow())
                .with(MappingEndpoints.MAP, maps);
        Arguments arguments = form.notes().isEmpty() ? named : named.with(MappingEndpoints.DESCRIPTION, form.notes());
        MappingEndpoints.Table table = MappingEndpoints.of(form.kind());
        return present.map(mapping -> Calls.change(api, table.update(), changed(mapping, arguments)))
                .orElseGet(() -> Calls.change(api, table.create(), arguments));
    }

    /** Takes notes away that are there no more, and refuses to overwrite what somebody else changed meanwhile. */
    private Arguments changed(ConfiguredMapping mapping, Arguments arguments) {
        boolean losesNotes = form.notes().isEmpty() && !mapping.notes().isEmpty();
        Arguments noted =
                losesNotes ? arguments.with(MappingEndpoints.DELETE, MappingEndpoints.DESCRIPTION.name()) : arguments;
        return mapping.digest().isEmpty() ? noted : noted.with(StorageAdminEndpoints.DIGEST, mapping.digest());
    }
}
