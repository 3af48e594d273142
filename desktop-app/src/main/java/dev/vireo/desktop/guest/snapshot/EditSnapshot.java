// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.guest.snapshot;

import dev.vireo.desktop.dialog.Operation;
import dev.vireo.desktop.form.Field;
import dev.vireo.desktop.form.InputField;
import dev.vireo.desktop.form.Sentence;
import dev.vireo.desktop.form.Sheet;
import dev.vireo.desktop.guest.GuestCalls;
import dev.vireo.desktop.guest.GuestMethods;
import dev.vireo.desktop.inventory.GuestItem;
import dev.vireo.model.api.SnapshotEndpoints;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

/** Changes the notes about a snapshot. */
final class EditSnapshot implements Operation {
    private final GuestItem guest;
    private final Snapshot snapshot;
    private final InputField<String> notes;

    EditSnapshot(GuestItem guest, Snapshot snapshot) {
        this.guest = guest;
        this.snapshot = snapshot;
        this.notes = SnapshotFields.notes("snapshot-notes", snapshot.description());
    }

    @Override
    public Sentence title() {
        return Sentence.of("Notes about snapshot “{0}”", snapshot.name());
    }

    @Override
    public Sheet sheet() {
        return Sheet.of(notes);
    }

    @Override
    public Map<String, Field> byParameter() {
        return Map.of("description", notes);
    }

    @Override
    public Sentence verb() {
        return Sentence.of("Save");
    }

    @Override
    public Callable<List<String>> prepare() {
        GuestCalls calls = new GuestCalls(guest);
        return calls.change(
                GuestMethods.of(guest).snapshots().change(),
                calls.path()
                        .with(SnapshotEndpoints.SNAPSHOT, snapshot.identity())
                        .with(SnapshotEndpoints.DESCRIPTION, notes.written()));
    }
}
