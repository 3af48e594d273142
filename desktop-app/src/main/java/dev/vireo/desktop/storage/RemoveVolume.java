// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.storage;

import dev.vireo.desktop.dialog.Operation;
import dev.vireo.desktop.dialog.TypedNumber;
import dev.vireo.desktop.form.Field;
import dev.vireo.desktop.form.Sentence;
import dev.vireo.model.api.StorageEndpoints;
import dev.vireo.model.id.Vmid;
import java.util.List;
import java.util.concurrent.Callable;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;

/** Removes a volume; where it is a guest's, its number has to be typed. */
final class RemoveVolume implements Operation {
    private final StorageCalls calls;
    private final Volume volume;
    private final String size;
    private final List<Field> fields;

    /** @param size the volume's size in words; empty if it is not known */
    RemoveVolume(StorageCalls calls, Volume volume, String size) {
        this.calls = calls;
        this.volume = volume;
        this.size = size;
        this.fields = isOfAGuest() ? List.of(TypedNumber.of(Vmid.parse(volume.owner()))) : List.of();
    }

    private boolean isOfAGuest() {
        return volume.owner().matches("[1-9]\\d{2,8}");
    }

    @Override
    public Sentence title() {
        return Sentence.of("Remove {0}?", volume.name());
    }

    @Override
    public ObservableValue<Sentence> meaning() {
        return new SimpleObjectProperty<>(
                isOfAGuest()
                        ? Sentence.of(
                                "{0}, {1}, belongs to guest {2} and is destroyed for good, with everything on it.",
                                volume.id(), size, volume.owner())
                        : Sentence.of("{0}, {1}, is destroyed for good.", volume.id(), size));
    }

    @Override
    public List<Field> fields() {
        return fields;
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
        return calls.task(StorageEndpoints.DELETE_VOLUME, calls.path().with(StorageEndpoints.VOLUME, volume.id()));
    }
}
