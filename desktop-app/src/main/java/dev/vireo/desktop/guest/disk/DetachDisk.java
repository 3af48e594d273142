// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.guest.disk;

import dev.vireo.desktop.dialog.Operation;
import dev.vireo.desktop.form.Field;
import dev.vireo.desktop.form.Sentence;
import dev.vireo.desktop.guest.GuestCalls;
import dev.vireo.desktop.guest.GuestDisk;
import dev.vireo.desktop.inventory.GuestItem;
import dev.vireo.model.api.GuestEndpoints;
import java.util.List;
import java.util.concurrent.Callable;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;

/** Takes a disk off its bus; its volume stays with the guest. */
final class DetachDisk implements Operation {
    private final GuestItem guest;
    private final GuestDisk disk;

    DetachDisk(GuestItem guest, GuestDisk disk) {
        this.guest = guest;
        this.disk = disk;
    }

    @Override
    public Sentence title() {
        return Sentence.of(
                "Detach disk {0} of VM {1}?", disk.key(), guest.vmid().toString());
    }

    @Override
    public ObservableValue<Sentence> meaning() {
        return new SimpleObjectProperty<>(Sentence.of(
                "The guest loses sight of {0}. Nothing on it is lost: {1} stays with the guest as a disk that is not"
                        + " attached.",
                disk.words(), disk.volume()));
    }

    @Override
    public List<Field> fields() {
        return List.of();
    }

    @Override
    public Sentence verb() {
        return Sentence.of("Detach");
    }

    @Override
    public Callable<List<String>> prepare() {
        GuestCalls calls = new GuestCalls(guest);
        return calls.task(GuestEndpoints.CHANGE_CONFIG_ASYNC, calls.path().with(GuestEndpoints.DELETE, disk.key()));
    }
}
