// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.guest.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vireo.desktop.dialog.MadeUpServer;
import dev.vireo.desktop.dialog.OperationViewModel;
import dev.vireo.desktop.form.FlagField;
import dev.vireo.desktop.form.InputField;
import dev.vireo.desktop.form.Sentence;
import dev.vireo.desktop.fx.HeldBackground;
import dev.vireo.desktop.inventory.GuestItem;
import dev.vireo.model.api.ApiException;
import dev.vireo.model.api.GuestEndpoints;
import dev.vireo.model.api.SnapshotEndpoints;
import dev.vireo.model.guest.SnapshotAnswers.SnapshotEntry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SnapshotsTest {
    private final MadeUpServer server = new MadeUpServer();
    private final GuestItem guest = server.guest(102, "running", false);
    private final List<SnapshotEntry> entries = new ArrayList<>(List.of(
            new SnapshotEntry("before", "clean\n", null, 1_700_000_000L, 1, null, null, null),
            entry("later", 1_700_000_900L, "before"),
            entry("other", 1_700_000_500L, "before"),
            entry("current", null, "later")));
    private final SnapshotsViewModel model = new SnapshotsViewModel(guest, server.background());

    @BeforeEach
    void answer() {
        server.answer(SnapshotEndpoints.VM.list(), arguments -> List.copyOf(entries));
        server.answer(
                GuestEndpoints.READ_CONFIG, arguments -> Map.of("scsi0", "local:102/vm-102-disk-0.qcow2,size=32G"));
    }

    private static SnapshotEntry entry(String name, @Nullable Long time, String parent) {
        return new SnapshotEntry(name, null, parent, time, null, null, null, null);
    }

    private static List<String> outline(List<SnapshotNode> nodes, String indent) {
        List<String> lines = new ArrayList<>();
        for (SnapshotNode node : nodes) {
            lines.add(indent + node.snapshot().name());
            lines.addAll(outline(node.children(), indent + " "));
        }
        return lines;
    }

    @Test
    void treeShowsWhatWasTakenAfterWhatAndWhereOneIs() {
        model.open();

        assertThat(outline(model.trees(), "")).containsExactly("before", " other", " later", "  current");
    }

    @Test
    void snapshotsOfADamagedConfigurationAreAllShownOnce() {
        entries.clear();
        entries.add(entry("a", null, "b"));
        entries.add(entry("b", null, "a"));
        entries.add(entry("c", null, "gone"));
        model.open();

        assertThat(outline(model.trees(), "")).containsExactly("c", "a", " b");
    }

    @Test
    void timesMemoryAndNotesAreToldWhereThereAreAny() {
        model.open();
        model.select("before");
        Snapshot before = model.selectedProperty().get().orElseThrow();
        model.select("later");
        Snapshot later = model.selectedProperty().get().orElseThrow();

        assertThat(before).isEqualTo(new Snapshot("before", "clean", before.taken(), true, ""));
        assertThat(later.taken()).contains(Instant.ofEpochSecond(1_700_000_900));
        assertThat(later.hasMemory()).isFalse();
    }

    @Test
    void whatIsNowCannotBeSelected() {
        model.open();
        model.select("current");

        assertThat(model.selectedProperty().get()).isEmpty();
    }

    @Test
    void selectionEndsWhenItsSnapshotIsGone() {
        model.open();
        model.select("other");
        entries.removeIf(entry -> entry.name().equals("other"));
        server.background().tick();

        assertThat(model.selectedProperty().get()).isEmpty();
    }

    @Test
    void snapshotOfARunningGuestKeepsItsMemoryUnlessToldOtherwise() {
        TakeSnapshot take = new TakeSnapshot(guest, List.of());
        name(take).textProperty().set("before-upgrade");
        server.begin(take);

        assertThat(server.calls())
                .containsExactly("POST /nodes/{node}/qemu/{vmid}/snapshot {snapname=before-upgrade, vmstate=1}");
    }

    @Test
    void stoppedGuestHasNoMemoryToKeep() {
        TakeSnapshot take = new TakeSnapshot(server.guest(103, "stopped", false), List.of());
        name(take).textProperty().set("cold");
        server.begin(take);

        assertThat(server.calls()).containsExactly("POST /nodes/{node}/qemu/{vmid}/snapshot {snapname=cold}");
    }

    @Test
    void guestThatStopsWhileTheDialogIsOpenHasNoMemoryToKeepAnyMore() {
        TakeSnapshot take = new TakeSnapshot(guest, List.of());
        name(take).textProperty().set("warm");
        server.guest(102, "stopped", false);
        server.begin(take);

        assertThat(server.calls()).containsExactly("POST /nodes/{node}/qemu/{vmid}/snapshot {snapname=warm}");
    }

    @Test
    void answerThatTakesLongerThanAPeriodIsWaitedFor() {
        HeldBackground slow = new HeldBackground();
        SnapshotsViewModel patient = new SnapshotsViewModel(guest, slow);
        patient.open();
        slow.tick();
        slow.tick();
        slow.release();

        assertThat(patient.snapshotsProperty().get()).hasSize(4);
    }

    @Test
    void nameThatIsTakenReservedOrMalformedIsRefusedUnderItsField() {
        model.open();
        TakeSnapshot take = new TakeSnapshot(guest, model.snapshotsProperty().get());
        for (String bad : List.of("BEFORE", "current", "--help", "../x", "1st", "a b", "")) {
            name(take).textProperty().set(bad);
            assertThat(name(take).problem().getValue()).as(bad).isPresent();
        }

        OperationViewModel dialog = server.begin(take);

        assertThat(dialog.mayBegin().get()).isFalse();
        assertThat(server.calls()).isEmpty();
    }

    @Test
    void nameIsMissedOnceTheButtonWasPressedWithoutIt() {
        TakeSnapshot take = new TakeSnapshot(guest, List.of());
        OperationViewModel dialog = new OperationViewModel(take, server.background(), upids -> {}, late -> {});
        dialog.open();

        assertThat(dialog.mayPress().get()).isTrue();
        assertThat(name(take).complaint().getValue()).isEmpty();

        dialog.begin();

        assertThat(dialog.mayPress().get()).isFalse();
        assertThat(name(take).complaint().getValue()).isPresent();
        assertThat(server.calls()).isEmpty();
    }

    @Test
    void serversRefusalOfTheNameStandsUnderTheName() {
        server.answer(SnapshotEndpoints.VM.take(), arguments -> {
            throw ApiException.badParameter("snapname", "already used");
        });
        TakeSnapshot take = new TakeSnapshot(guest, List.of());
        name(take).textProperty().set("before");
        OperationViewModel dialog = server.begin(take);

        assertThat(name(take).problem().getValue()).contains(Sentence.of("The server says: {0}", "already used"));
        assertThat(dialog.failureProperty().get()).isEqualTo(Sentence.EMPTY);
    }

    @Test
    void rollBackNamesTheDisksThatLoseWhatWasWritten() {
        RollBack back = new RollBack(guest, server.background(), snapshot(false), Sentence.verbatim("“cold”"));
        server.begin(back);

        assertThat(back.meaning().getValue().toString())
                .contains("{0}, {1} GiB, arguments=[scsi0, 32]", "is stopped for that");
        assertThat(server.calls())
                .containsExactly("POST /nodes/{node}/qemu/{vmid}/snapshot/{snapname}/rollback {snapname=cold}");
    }

    @Test
    void rollBackOfAGuestWhoseDisksAreNotKnownStillSaysWhatIsLost() {
        server.answer(GuestEndpoints.READ_CONFIG, arguments -> Map.of());
        RollBack back = new RollBack(guest, server.background(), snapshot(false), Sentence.verbatim("“cold”"));
        server.begin(back);

        assertThat(back.meaning().getValue().toString()).contains("its disks");
    }

    @Test
    void guestIsStartedAfterwardsOnlyFromASnapshotWithoutMemory() {
        RollBack back = new RollBack(guest, server.background(), snapshot(false), Sentence.verbatim("“cold”"));
        ((FlagField) back.sheet().main().get(0)).onProperty().set(true);
        server.begin(back);
        RollBack warm = new RollBack(guest, server.background(), snapshot(true), Sentence.verbatim("“cold”"));

        assertThat(server.calls().get(0)).endsWith("{snapname=cold, start=1}");
        assertThat(warm.sheet().main().get(0).state().counts()).isFalse();
    }

    @Test
    void notesAreChangedAndSnapshotsRemovedByName() {
        EditSnapshot edit = new EditSnapshot(guest, snapshot(false));
        ((InputField<?>) edit.sheet().main().get(0)).textProperty().set("new notes");
        server.begin(edit);
        server.begin(new RemoveSnapshot(guest, snapshot(true), Sentence.verbatim("“cold”")));

        assertThat(server.calls())
                .containsExactly(
                        "PUT /nodes/{node}/qemu/{vmid}/snapshot/{snapname}/config"
                                + " {description=new notes, snapname=cold}",
                        "DELETE /nodes/{node}/qemu/{vmid}/snapshot/{snapname} {snapname=cold}");
    }

    private static Snapshot snapshot(boolean hasMemory) {
        return new Snapshot("cold", "", Optional.empty(), hasMemory, "");
    }

    private static InputField<?> name(TakeSnapshot take) {
        return (InputField<?>) take.sheet().main().get(0);
    }
}
