// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.guest.clone;

import dev.vireo.desktop.form.Choice;
import dev.vireo.desktop.form.ChoiceField;
import dev.vireo.desktop.form.Explanations;
import dev.vireo.desktop.form.Field;
import dev.vireo.desktop.form.FieldState;
import dev.vireo.desktop.form.InputField;
import dev.vireo.desktop.form.Sentence;
import dev.vireo.desktop.guest.disk.DiskTarget;
import dev.vireo.desktop.inventory.GuestItem;
import dev.vireo.model.api.Arguments;
import dev.vireo.model.api.CloneEndpoints;
import dev.vireo.model.api.ContainerDiskEndpoints;
import dev.vireo.model.api.SnapshotEndpoints;
import dev.vireo.model.id.SnapshotName;
import dev.vireo.model.id.Vmid;
import dev.vireo.model.option.ValueTypes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What is asked before a clone: number, name, how and of what, and where its disks go. */
final class CloneForm {
    /** A copy of what is now, not of a snapshot. */
    private static final Choice<Optional<SnapshotName>> NOW = Choice.of(Optional.empty(), Sentence.of("What is now"));

    private static final Choice<Boolean> FULL =
            Choice.of(false, Sentence.of("Full"), Sentence.of("every disk is copied"));

    private final InputField<Vmid> vmid;
    private final InputField<String> name;
    private final ChoiceField<Boolean> linked;
    private final ChoiceField<Optional<SnapshotName>> source =
            ChoiceField.of(new FieldState("clone-source", Sentence.of("Copy of")), List.of(NOW));
    private final DiskTarget target;
    private final boolean isVm;
    private final InputField<String> notes = InputField.of(
                    new FieldState("clone-notes", Sentence.of("Notes")), CloneEndpoints.DESCRIPTION.type())
            .mayBeEmpty(Sentence.of("none"));
    private final InputField<Long> limit = InputField.of(
                    new FieldState("clone-limit", Sentence.of("Limit")), ValueTypes.integer(1, 100_000))
            .in(Sentence.of("MiB/s"), 10)
            .mayBeEmpty(Sentence.of("none"));

    CloneForm(GuestItem guest) {
        boolean isTemplate = guest.templateProperty().get();
        String originalName = guest.name();
        isVm = guest.kind() == GuestItem.Kind.VM;
        Sentence number = isVm ? Sentence.of("VM ID") : Sentence.of("CT ID");
        vmid = InputField.of(new FieldState("clone-vmid", number), ValueTypes.vmid(), Explanations.vmid());
        target = new DiskTarget("clone", true, guest.kind());
        name = InputField.of(
                        new FieldState("clone-name", isVm ? Sentence.of("Name") : Sentence.of("Host name")),
                        CloneEndpoints.NAME.type(),
                        Explanations.hostName())
                .mayBeEmpty(Sentence.of("none"))
                .holding(originalName.matches("[A-Za-z0-9.-]{1,57}") ? originalName + "-clone" : "");
        linked = ChoiceField.of(
                new FieldState("clone-mode", Sentence.of("Kind")), isVm ? kinds(isTemplate) : List.of(FULL));
        linked.valueProperty().addListener((observed, before, now) -> suitKind());
        source.state().shownProperty().set(!isTemplate);
        suitKind();
    }

    private static List<Choice<Boolean>> kinds(boolean isTemplate) {
        Choice<Boolean> link = Choice.of(true, Sentence.of("Linked"), Sentence.of("only differences are kept"))
                .barredBy(isTemplate ? Sentence.EMPTY : Sentence.of("only of a template"));
        return isTemplate ? List.of(link, FULL) : List.of(FULL, link);
    }

    private void suitKind() {
        boolean isLinked = linked.is(true);
        target.storage().state().enabledProperty().set(!isLinked);
        target.format().state().shownProperty().set(isVm && !isLinked);
        linked.state()
                .hintProperty()
                .set(
                        isLinked
                                ? Sentence.of(
                                        "Is there at once and takes little space, but needs the template as long as it"
                                                + " lives.")
                                : Sentence.of("Stands alone: takes as long and as much space as its disks are large."));
    }

    void offerSnapshots(List<SnapshotName> names) {
        List<Choice<Optional<SnapshotName>>> choices = new ArrayList<>();
        choices.add(NOW);
        names.forEach(snapshot ->
                choices.add(Choice.of(Optional.of(snapshot), Sentence.of("Snapshot “{0}”", snapshot.name()))));
        source.offer(choices);
    }

    InputField<Vmid> vmid() {
        return vmid;
    }

    DiskTarget target() {
        return target;
    }

    List<Field> fields() {
        return List.of(vmid, name, linked, source, target.storage(), target.format());
    }

    List<Field> advanced() {
        return List.of(notes, limit);
    }

    Map<String, Field> byParameter() {
        return Map.of(
                "newid",
                vmid,
                isVm ? "name" : "hostname",
                name,
                "full",
                linked,
                "snapname",
                source,
                "storage",
                target.storage(),
                "format",
                target.format(),
                "description",
                notes,
                "bwlimit",
                limit);
    }

    Arguments addTo(Arguments path) {
        boolean isLinked = linked.is(true);
        Arguments with =
                path.with(CloneEndpoints.NEW_VMID, vmid.value().orElseThrow()).with(CloneEndpoints.FULL, !isLinked);
        if (!isLinked) {
            with = target.addTo(with);
        }
        if (!name.written().isEmpty()) {
            with = with.with(isVm ? CloneEndpoints.NAME : ContainerDiskEndpoints.HOST_NAME, name.written());
        }
        if (!notes.written().isEmpty()) {
            with = with.with(CloneEndpoints.DESCRIPTION, notes.written());
        }
        Optional<SnapshotName> snapshot = source.value().flatMap(chosen -> chosen);
        if (snapshot.isPresent()) {
            with = with.with(SnapshotEndpoints.OF_SNAPSHOT, snapshot.get());
        }
        Long most = limit.value().orElse(null);
        if (most == null) {
            return with;
        }
        return isVm
                ? with.with(CloneEndpoints.BANDWIDTH, most * 1024)
                : with.with(ContainerDiskEndpoints.BANDWIDTH, most * 1024.0);
    }
}
