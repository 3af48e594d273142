// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.importing;

import dev.vireo.desktop.form.Choice;
import dev.vireo.desktop.form.ChoiceField;
import dev.vireo.desktop.form.FieldState;
import dev.vireo.desktop.form.Form;
import dev.vireo.desktop.form.Sentence;
import dev.vireo.desktop.guest.StorageChoices;
import dev.vireo.desktop.wizard.WizardPage;
import dev.vireo.model.id.StorageId;
import dev.vireo.model.id.Vmid;
import dev.vireo.model.storage.StorageAnswers.StorageState;
import java.util.List;
import java.util.Optional;
import javafx.beans.value.ObservableBooleanValue;

/** Where the disks go, and to which machine. */
public final class TargetPage implements WizardPage {
    /** What becomes of the disks. */
    public enum Aim {
        /** They make a new machine. */
        NEW,
        /** They are added to one that exists. */
        EXISTING
    }

    private static final Choice<Aim> NEW = Choice.of(
            Aim.NEW,
            Sentence.of("A new machine"),
            Sentence.of("Its hardware is proposed from what was found; you can change it."));
    private static final Choice<Aim> EXISTING = Choice.of(
            Aim.EXISTING,
            Sentence.of("A machine that exists"),
            Sentence.of("It gets the disks beside its own; nothing of it is changed otherwise."));

    private final ChoiceField<Aim> aim =
            ChoiceField.of(new FieldState("import-aim", Sentence.of("The disks are for")), List.of(NEW, EXISTING));
    private final ChoiceField<Vmid> guest =
            new ChoiceField<>(new FieldState("import-guest", Sentence.of("Target machine")));
    private final ChoiceField<StorageState> storage = new ChoiceField<StorageState>(
                    new FieldState("import-storage", Sentence.of("Storage")))
            .missing(Sentence.of("No storage of this node takes disks. Set one up first."));
    private final ChoiceField<String> format =
            new ChoiceField<>(new FieldState("import-format", Sentence.of("Format")));
    private final Form form = Form.of(aim, guest, storage, format);

    TargetPage() {
        aim.valueProperty().addListener((observable, before, now) -> showGuest());
        storage.valueProperty().addListener((observable, before, now) -> offerFormats());
        showGuest();
    }

    private void showGuest() {
        guest.state().shownProperty().set(!isNew());
    }

    void offerGuests(List<GuestChoice> guests) {
        guest.offer(guests.stream()
                .map(known -> Choice.of(known.vmid(), Sentence.verbatim(known.vmid() + " " + known.name())))
                .toList());
        Sentence none = Sentence.of("There is no virtual machine on this node.");
        aim.offer(List.of(NEW, guests.isEmpty() ? EXISTING.barredBy(none) : EXISTING));
        if (guests.isEmpty()) {
            aim.choose(Aim.NEW);
        }
    }

    void offerStorages(List<StorageState> storages) {
        storage.offer(StorageChoices.of(storages));
        offerFormats();
    }

    private void offerFormats() {
        List<String> formats = storage.value().map(StorageChoices::formats).orElse(List.of("raw"));
        format.clear();
        format.offer(formats.stream()
                .map(word -> Choice.of(word, Sentence.verbatim(word)))
                .toList());
        format.state().enabledProperty().set(formats.size() > 1);
        format.state()
                .hintProperty()
                .set(
                        formats.size() > 1
                                ? Sentence.of("qcow2 can have snapshots, raw is a little faster.")
                                : Sentence.of("This storage keeps disks as they are."));
    }

    /** Whether the disks make a new machine. */
    public boolean isNew() {
        return aim.is(Aim.NEW);
    }

    /** What becomes of the disks. */
    public ChoiceField<Aim> aim() {
        return aim;
    }

    /** The machine that gets them. */
    public ChoiceField<Vmid> guest() {
        return guest;
    }

    /** Where they go. */
    public ChoiceField<StorageState> storage() {
        return storage;
    }

    /** How they are kept there. */
    public ChoiceField<String> format() {
        return format;
    }

    /** Name of the storage they go to. */
    Optional<StorageId> storageId() {
        return storage.value().map(StorageChoices::name).map(StorageId::parse);
    }

    /** A disk's value in the configuration. */
    String disk(String importFrom) {
        String kept = format.state().counts()
                ? format.value().map(word -> ",format=" + word).orElse("")
                : "";
        return storageId().map(StorageId::toString).orElse("") + ":0" + kept + ",import-from=" + importFrom;
    }

    @Override
    public Sentence step() {
        return Sentence.of("Target");
    }

    @Override
    public Sentence question() {
        return Sentence.of("Where do the disks go?");
    }

    @Override
    public ObservableBooleanValue valid() {
        return form.valid();
    }
}
