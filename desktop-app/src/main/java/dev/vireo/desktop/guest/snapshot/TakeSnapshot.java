// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.guest.snapshot;

import dev.vireo.desktop.dialog.Operation;
import dev.vireo.desktop.form.Field;
import dev.vireo.desktop.form.FieldState;
import dev.vireo.desktop.form.FlagField;
import dev.vireo.desktop.form.InputField;
import dev.vireo.desktop.form.Sentence;
import dev.vireo.desktop.form.Sheet;
import dev.vireo.desktop.guest.GuestCalls;
import dev.vireo.desktop.guest.GuestMethods;
import dev.vireo.desktop.guest.GuestNames;
import dev.vireo.desktop.inventory.GuestItem;
import dev.vireo.desktop.inventory.ItemStatus;
import dev.vireo.model.api.Arguments;
import dev.vireo.model.api.SnapshotEndpoints;
import dev.vireo.model.id.SnapshotName;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;

/** Takes a snapshot of a guest's disks, with its memory at will. */
public final class TakeSnapshot implements Operation {
    private final GuestItem guest;
    private final InputField<SnapshotName> name;
    private final InputField<String> notes = SnapshotFields.notes("snapshot-notes", "");
    private final FlagField memory;

    /** @param taken the snapshots that there are already */
    public TakeSnapshot(GuestItem guest, List<Snapshot> taken) {
        this.guest = guest;
        name = InputField.of(
                        new FieldState("snapshot-name", Sentence.of("Name")),
                        SnapshotEndpoints.SNAPSHOT.type(),
                        SnapshotFields.NAME)
                .checkedBy(wanted -> refuseTaken(wanted, taken));
        name.state().hintProperty().set(Sentence.of("Such as before-upgrade: letters, digits, hyphens."));
        memory = new FlagField(
                new FieldState("snapshot-memory", Sentence.of("With memory")),
                guest.status().isActive());
        memory.state().shownProperty().set(guest.kind() == GuestItem.Kind.VM);
        // A guest can stop while the dialog is open: it has no memory to keep from then on.
        memory.state().enabledProperty().bind(guest.statusProperty().map(ItemStatus::isActive));
        memory.state().hintProperty().bind(guest.statusProperty().map(TakeSnapshot::advise));
    }

    private static Sentence advise(ItemStatus status) {
        return status.isActive()
                ? Sentence.of("The guest goes on from this very moment after a roll-back. Takes longer, and"
                        + " as much space as it has memory.")
                : Sentence.of("The guest does not run: there is no memory to keep.");
    }

    private static Optional<Sentence> refuseTaken(SnapshotName wanted, List<Snapshot> taken) {
        return taken.stream().anyMatch(snapshot -> snapshot.name().equalsIgnoreCase(wanted.name()))
                ? Optional.of(Sentence.of("There is a snapshot “{0}” already. Choose another name.", wanted.name()))
                : Optional.empty();
    }

    @Override
    public Sentence title() {
        return Sentence.of("Snapshot of {0}", GuestNames.full(guest));
    }

    @Override
    public ObservableValue<Sentence> meaning() {
        return new SimpleObjectProperty<>(Sentence.of("Keeps the disks as they are now, so that you can come back here."
                + " A snapshot lies on the same storage as the disks: it is no backup."));
    }

    @Override
    public Sheet sheet() {
        return Sheet.of(name, notes, memory);
    }

    @Override
    public Map<String, Field> byParameter() {
        return Map.of("snapname", name, "description", notes, "vmstate", memory);
    }

    @Override
    public Sentence verb() {
        return Sentence.of("Take snapshot");
    }

    @Override
    public Callable<List<String>> prepare() {
        GuestCalls calls = new GuestCalls(guest);
        Arguments arguments =
                calls.path().with(SnapshotEndpoints.SNAPSHOT, name.value().orElseThrow());
        if (!notes.written().isEmpty()) {
            arguments = arguments.with(SnapshotEndpoints.DESCRIPTION, notes.written());
        }
        if (memory.isOn()) {
            arguments = arguments.with(SnapshotEndpoints.WITH_MEMORY, true);
        }
        return calls.task(GuestMethods.of(guest).snapshots().take(), arguments);
    }
}
