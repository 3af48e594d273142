// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.storage;

import dev.vireo.desktop.dialog.Operation;
import dev.vireo.desktop.fx.Background;
import dev.vireo.desktop.fx.Failures;
import dev.vireo.desktop.fx.Watch;
import dev.vireo.desktop.inventory.Datacenter;
import dev.vireo.desktop.inventory.NodeItem;
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
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.value.ChangeListener;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** The storages of a datacenter as they are configured, those that are switched off among them. */
public final class StoragesViewModel {
    private final Datacenter datacenter;
    private final Background background;
    private final ObservableList<ConfiguredStorage> storages = FXCollections.observableArrayList();
    private final ObservableList<ConfiguredStorage> shown = FXCollections.unmodifiableObservableList(storages);
    private final Failures failures = new Failures();
    private final ReadOnlyBooleanWrapper loaded = new ReadOnlyBooleanWrapper(false);
    private final ChangeListener<Number> onNews = (observed, before, now) -> read();
    private final Watch<List<ConfiguredStorage>> watch;

    /** The storages of that datacenter; nothing is read before {@link #open}. */
    public StoragesViewModel(Datacenter datacenter, Background background) {
        this.datacenter = datacenter;
        this.background = background;
        this.watch = new Watch<>(background, () -> this::list, this::take, failures::notRead);
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

    private List<ConfiguredStorage> list() {
        return datacenter.api().call(StorageEndpoints.LIST_CONFIGURED, Arguments.NONE).stream()
                .map(ConfiguredStorage::of)
                .sorted(Comparator.comparing(ConfiguredStorage::name))
                .toList();
    }

    private void take(List<ConfiguredStorage> read) {
        failures.read();
        loaded.set(true);
        if (!storages.equals(read)) {
            storages.setAll(read);
        }
    }

    /** Switches one on or off; a refusal is shown above the list. */
    void setDisabled(ConfiguredStorage storage, boolean isDisabled) {
        failures.acting();
        Arguments arguments = Arguments.NONE
                .with(PathParameters.STORAGE, StorageId.parse(storage.name()))
                .with(StorageOptions.DISABLE, isDisabled);
        background.run(
                () -> datacenter.api().call(StorageAdminEndpoints.UPDATE, arguments),
                done -> read(),
                failures::notDone);
    }

    Operation add() {
        failures.acting();
        return new EditStorage(datacenter.api(), nodes(), Optional.empty());
    }

    Operation edit(ConfiguredStorage storage) {
        failures.acting();
        return new EditStorage(datacenter.api(), nodes(), Optional.of(storage));
    }

    Operation remove(ConfiguredStorage storage) {
        failures.acting();
        return new RemoveStorage(datacenter.api(), storage);
    }

    private List<NodeName> nodes() {
        return datacenter.nodes().stream().map(NodeItem::node).toList();
    }

    /** The datacenter. */
    public Datacenter datacenter() {
        return datacenter;
    }

    /** The storages by name, not to be changed. */
    ObservableList<ConfiguredStorage> storages() {
        return shown;
    }

    /** Whether they have been read at least once. */
    public ReadOnlyBooleanProperty loadedProperty() {
        return loaded.getReadOnlyProperty();
    }

    /** Why the last reading or switching failed; empty if it did not. */
    public ReadOnlyStringProperty failureProperty() {
        return failures.shownProperty();
    }
}
