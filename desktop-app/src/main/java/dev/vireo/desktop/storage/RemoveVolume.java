// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.storage;

import dev.vireo.desktop.dialog.Operation;
import dev.vireo.desktop.dialog.TypedNumber;
import dev.vireo.desktop.form.Sentence;
import dev.vireo.desktop.form.Sheet;
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
    private final Sheet sheet;

    /** @param size the volume's size in words; empty if it is not known */
    RemoveVolume(StorageCalls calls, Volume volume, String size) {
        this.calls = calls;
        this.volume = volume;
        this.size = size;
        this.sheet = isOfAGuest() ? Sheet.of(TypedNumber.of("operation-vmid", Vmid.parse(volume.owner()))) : Sheet.of();
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
                                "{0} of guest {1} is destroyed for good, with everything on it: {2}.",
                                kind(), volume.owner(), named())
                        : Sentence.of("{0} is destroyed for good: {1}.", kind(), named()));
    }

    private Sentence kind() {
        return switch (volume.content()) {
            case "iso" -> Sentence.of("The CD image");
            case "images", "rootdir" -> Sentence.of("The disk");
            case "backup" -> Sentence.of("The backup");
            case "vztmpl" -> Sentence.of("The container template");
            default -> Sentence.of("The volume");
        };
    }

    private Sentence named() {
        return Sentence.verbatim(size.isEmpty() ? volume.id() : volume.id() + ", " + size);
    }

    @Override
    public Sheet sheet() {
        return sheet;
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
    public boolean asksForNumber() {
        return isOfAGuest();
    }

    @Override
    public Callable<List<String>> prepare() {
        return calls.task(StorageEndpoints.DELETE_VOLUME, calls.path().with(StorageEndpoints.VOLUME, volume.id()));
    }
}
