// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.guest.snapshot;

import dev.vireo.desktop.dialog.Operation;
import dev.vireo.desktop.form.Field;
import dev.vireo.desktop.form.FieldState;
import dev.vireo.desktop.form.FlagField;
import dev.vireo.desktop.form.Sentence;
import dev.vireo.desktop.form.Sheet;
import dev.vireo.desktop.fx.Background;
import dev.vireo.desktop.guest.GuestCalls;
import dev.vireo.desktop.guest.GuestDisk;
import dev.vireo.desktop.guest.GuestMethods;
import dev.vireo.desktop.guest.GuestNames;
import dev.vireo.desktop.inventory.GuestItem;
import dev.vireo.model.api.Arguments;
import dev.vireo.model.api.SnapshotEndpoints;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;

/** Takes a guest back to a snapshot, and says what is lost by that. */
final class RollBack implements Operation {
    private final GuestItem guest;
    private final Background background;
    private final Snapshot snapshot;
    private final Sentence when;
    private final FlagField start;
    private final ObjectProperty<Sentence> meaning;

    /** @param when name and time of the snapshot */
    RollBack(GuestItem guest, Background background, Snapshot snapshot, Sentence when) {
        this.guest = guest;
        this.background = background;
        this.snapshot = snapshot;
        this.when = when;
        this.start = new FlagField(new FieldState("rollback-start", Sentence.of("Start afterwards")), false);
        start.state().shownProperty().set(!snapshot.hasMemory());
        start.state()
                .hintProperty()
                .set(Sentence.of("The snapshot has no memory: the guest boots from its disks as they were."));
        this.meaning = new SimpleObjectProperty<>(meaning(Sentence.of("its disks")));
    }

    @Override
    public void opened() {
        Arguments path = new GuestCalls(guest).path();
        background.run(
                () -> GuestDisk.read(guest, path).stream()
                        .filter(disk -> !disk.isUnused())
                        .toList(),
                disks -> meaning.set(meaning(disks.isEmpty() ? Sentence.of("its disks") : GuestDisk.words(disks))),
                reason -> {} /* the sentence speaks of disks without naming them */);
    }

    private Sentence meaning(Sentence disks) {
        boolean isRunning = guest.status().isActive();
        Sentence power = !isRunning
                ? Sentence.EMPTY
                : snapshot.hasMemory()
                        ? Sentence.of("It runs now: its memory and its programs go back too.")
                        : Sentence.of("It runs now and is stopped for that.");
        return Sentence.of(
                "{0} goes back to {1}, its hardware and options too. Destroyed is all that has been written since to: {2}. {3}",
                GuestNames.of(guest), when, disks, power);
    }

    @Override
    public Sentence title() {
        return Sentence.of("Roll back to snapshot “{0}”?", snapshot.name());
    }

    @Override
    public ObservableValue<Sentence> meaning() {
        return meaning;
    }

    @Override
    public Sheet sheet() {
        return Sheet.of(start);
    }

    @Override
    public Map<String, Field> byParameter() {
        return Map.of("start", start);
    }

    @Override
    public Sentence verb() {
        return Sentence.of("Roll back");
    }

    @Override
    public boolean destroys() {
        return true;
    }

    @Override
    public Callable<List<String>> prepare() {
        GuestCalls calls = new GuestCalls(guest);
        Arguments arguments = calls.path().with(SnapshotEndpoints.SNAPSHOT, snapshot.identity());
        return calls.task(
                GuestMethods.of(guest).snapshots().rollBack(),
                start.isOn() ? arguments.with(SnapshotEndpoints.START, true) : arguments);
    }
}
