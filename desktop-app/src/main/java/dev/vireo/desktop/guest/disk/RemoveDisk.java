// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.guest.disk;

import dev.vireo.desktop.dialog.Operation;
import dev.vireo.desktop.dialog.TypedNumber;
import dev.vireo.desktop.form.Field;
import dev.vireo.desktop.form.InputField;
import dev.vireo.desktop.form.Sentence;
import dev.vireo.desktop.guest.GuestCalls;
import dev.vireo.desktop.guest.GuestDisk;
import dev.vireo.desktop.inventory.GuestItem;
import dev.vireo.model.api.DiskEndpoints;
import java.util.List;
import java.util.concurrent.Callable;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;

/** Removes a disk with everything on it, once the guest's number is typed. */
final class RemoveDisk implements Operation {
    private final GuestItem guest;
    private final GuestDisk disk;
    private final InputField<String> typed;

    RemoveDisk(GuestItem guest, GuestDisk disk) {
        this.guest = guest;
        this.disk = disk;
        this.typed = TypedNumber.of(guest.vmid());
    }

    @Override
    public Sentence title() {
        return Sentence.of(
                "Remove disk {0} of VM {1}?", disk.key(), guest.vmid().toString());
    }

    @Override
    public ObservableValue<Sentence> meaning() {
        return new SimpleObjectProperty<>(
                Sentence.of("{0} ({1}) is destroyed with everything on it, for good.", disk.words(), disk.volume()));
    }

    @Override
    public List<Field> fields() {
        return List.of(typed);
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
        GuestCalls calls = new GuestCalls(guest);
        return calls.change(
                DiskEndpoints.UNLINK,
                calls.path().with(DiskEndpoints.ID_LIST, disk.key()).with(DiskEndpoints.FORCE, true));
    }
}
