// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.mapping;

import dev.vireo.desktop.dialog.Operation;
import dev.vireo.desktop.fx.Background;
import dev.vireo.desktop.fx.Failures;
import dev.vireo.desktop.fx.Watch;
import dev.vireo.desktop.inventory.Datacenter;
import dev.vireo.desktop.inventory.NodeItem;
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
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.value.ChangeListener;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** The mappings of a datacenter, and whether its nodes have what they say. */
public final class MappingsViewModel {
    private final Datacenter datacenter;
    private final Background background;
    private final ObservableList<ConfiguredMapping> mappings = FXCollections.observableArrayList();
    private final ObservableList<ConfiguredMapping> shown = FXCollections.unmodifiableObservableList(mappings);
    private final Failures failures = new Failures();
    private final ReadOnlyBooleanWrapper loaded = new ReadOnlyBooleanWrapper(false);
    private final ChangeListener<Number> onNews = (observed, before, now) -> read();
    private final Watch<List<ConfiguredMapping>> watch;

    /** The mappings of that datacenter; nothing is read before {@link #open}. */
    public MappingsViewModel(Datacenter datacenter, Background background) {
        this.datacenter = datacenter;
        this.background = background;
        this.watch = new Watch<>(
                background,
                () -> {
                    List<NodeName> nodes = nodes();
                    return () -> list(nodes);
                },
                this::take,
                failures::notRead);
    }

    /** Begins to read, and to read anew with every news. */
    public void open() {
        close();
        datacenter.newsProperty().addListener(onNews);
        watch.open();
    }

    /** Ends reading. */
    public void close() {
        datacenter.newsProperty().removeListener(onNews);
        watch.close();
    }

    /** Reads anew. */
    void read() {
        watch.refresh();
    }

    private List<ConfiguredMapping> list(List<NodeName> nodes) {
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

    private void take(List<ConfiguredMapping> read) {
        failures.read();
        loaded.set(true);
        if (!mappings.equals(read)) {
            mappings.setAll(read);
        }
    }

    Operation add(MappingKind kind) {
        failures.acting();
        return new EditMapping(new MappingForm(kind, nodes(), devices()), datacenter.api(), Optional.empty());
    }

    Operation edit(ConfiguredMapping mapping) {
        failures.acting();
        MappingForm form = new MappingForm(mapping.kind(), nodes(), devices());
        return new EditMapping(form, datacenter.api(), Optional.of(mapping));
    }

    Operation remove(ConfiguredMapping mapping) {
        failures.acting();
        return new RemoveMapping(datacenter.api(), mapping);
    }

    private NodeDevices devices() {
        return new NodeDevices(datacenter.api(), background);
    }

    private List<NodeName> nodes() {
        return datacenter.nodes().stream().map(NodeItem::node).toList();
    }

    /** The datacenter. */
    public Datacenter datacenter() {
        return datacenter;
    }

    /** The mappings by kind and name, not to be changed. */
    ObservableList<ConfiguredMapping> mappings() {
        return shown;
    }

    /** Whether they have been read at least once. */
    public ReadOnlyBooleanProperty loadedProperty() {
        return loaded.getReadOnlyProperty();
    }

    /** Why the last reading failed; empty if it did not. */
    public ReadOnlyStringProperty failureProperty() {
        return failures.shownProperty();
    }
}
