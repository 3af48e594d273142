// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.guest.snapshot;

import dev.vireo.desktop.dialog.Operation;
import dev.vireo.desktop.form.Sentence;
import dev.vireo.desktop.guest.GuestCalls;
import dev.vireo.desktop.guest.GuestMethods;
import dev.vireo.desktop.guest.GuestNames;
import dev.vireo.desktop.inventory.GuestItem;
import dev.vireo.model.api.SnapshotEndpoints;
import java.util.List;
import java.util.concurrent.Callable;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;

/** Removes a snapshot; the guest and its other snapshots stay as they are. */
final class RemoveSnapshot implements Operation {
    private final GuestItem guest;
    private final Snapshot snapshot;
    private final Sentence when;

    /** @param when name and time of the snapshot */
    RemoveSnapshot(GuestItem guest, Snapshot snapshot, Sentence when) {
        this.guest = guest;
        this.snapshot = snapshot;
        this.when = when;
    }

    @Override
    public Sentence title() {
        return Sentence.of("Remove snapshot “{0}”?", snapshot.name());
    }

    @Override
    public ObservableValue<Sentence> meaning() {
        return new SimpleObjectProperty<>(
                snapshot.hasMemory()
                        ? Sentence.of(
                                "Nobody can go back to {0} afterwards; its memory is removed too. What {1} holds now and"
                                        + " its other snapshots stay as they are.",
                                when, GuestNames.of(guest))
                        : Sentence.of(
                                "Nobody can go back to {0} afterwards. What {1} holds now and its other snapshots stay"
                                        + " as they are.",
                                when, GuestNames.of(guest)));
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
        return calls.task(
                GuestMethods.of(guest).snapshots().remove(),
                calls.path().with(SnapshotEndpoints.SNAPSHOT, snapshot.identity()));
    }
}
