// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.importing;

import dev.vireo.desktop.form.Choice;
import dev.vireo.desktop.form.ChoiceField;
import dev.vireo.desktop.form.FieldState;
import dev.vireo.desktop.form.Form;
import dev.vireo.desktop.form.InputField;
import dev.vireo.desktop.form.Sentence;
import dev.vireo.desktop.guest.StorageChoices;
import dev.vireo.desktop.guest.create.NodeChoice;
import dev.vireo.desktop.wizard.WizardPage;
import dev.vireo.model.id.NodeName;
import dev.vireo.model.id.StorageId;
import dev.vireo.model.option.ValueTypes;
import dev.vireo.model.storage.StorageAnswers.StorageState;
import dev.vireo.model.storage.StorageAnswers.VolumeEntry;
import java.io.File;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableBooleanValue;

/** Which files are imported, and what was found in them. */
public final class FilesPage implements WizardPage {
    /** Where the files are. */
    public enum Place {
        /** On the administrator's computer. */
        COMPUTER,
        /** On a storage of the node. */
        STORAGE
    }

    private static final String SEPARATOR = "; ";
    private static final Sentence NO_STORAGE = Sentence.of(
            "No storage of this node takes images to import. Add the content “Images to import” to one of them.");

    private final ChoiceField<NodeName> node = new ChoiceField<NodeName>(
                    new FieldState("import-node", Sentence.of("Node")))
            .missing(Sentence.of("No node can be reached just now."));
    private final ChoiceField<Place> place = ChoiceField.of(
            new FieldState("import-place", Sentence.of("The files are")),
            List.of(
                    Choice.of(
                            Place.COMPUTER,
                            Sentence.of("On this computer"),
                            Sentence.of("They are looked into first and sent when you say so.")),
                    Choice.of(
                            Place.STORAGE,
                            Sentence.of("On a storage"),
                            Sentence.of("They lie in the import folder of a storage of the node already."))));
    private final InputField<String> path =
            InputField.of(new FieldState("import-path", Sentence.of("File")), ValueTypes.text());
    private final ChoiceField<StorageState> storage =
            new ChoiceField<StorageState>(new FieldState("import-source", Sentence.of("Storage"))).missing(NO_STORAGE);
    private final ChoiceField<VolumeEntry> volume = new ChoiceField<VolumeEntry>(
                    new FieldState("import-volume", Sentence.of("File")))
            .missing(Sentence.of("There is no image to import on this storage."));
    private final Form form = Form.of(node, place, path, storage, volume);
    private final ReadOnlyObjectWrapper<Optional<Contents>> contents = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Sentence> failure = new ReadOnlyObjectWrapper<>(Sentence.EMPTY);
    private final ReadOnlyBooleanWrapper looking = new ReadOnlyBooleanWrapper(false);
    private final ObservableBooleanValue valid;

    FilesPage() {
        path.state()
                .hintProperty()
                .set(Sentence.of("One file is enough: what belongs to it is found beside it."
                        + " .vmdk, .ova, .ovf, .vhdx, .vhd, .vdi, .qcow2, .raw, .img"));
        place.valueProperty().addListener((observable, before, now) -> showFields());
        showFields();
        valid = Bindings.createBooleanBinding(
                () -> form.valid().get() && contents.get().isPresent() && !looking.get(),
                form.valid(),
                contents,
                looking);
    }

    private void showFields() {
        boolean isHere = isOnComputer();
        path.state().shownProperty().set(isHere);
        volume.state().shownProperty().set(!isHere);
        storage.state()
                .hintProperty()
                .set(
                        isHere
                                ? Sentence.of("The files are kept on it until they are imported.")
                                : Sentence.of("Shown are the storages with the content “Images to import”."));
    }

    void offerNodes(List<NodeChoice> nodes) {
        node.offer(nodes.stream()
                .map(offered -> Choice.of(
                                offered.name(), Sentence.verbatim(offered.name().name()))
                        .barredBy(offered.online() ? Sentence.EMPTY : Sentence.of("The node does not answer.")))
                .toList());
        node.state().shownProperty().set(nodes.size() > 1);
    }

    void offerStorages(List<StorageState> storages) {
        storage.offer(StorageChoices.of(storages));
    }

    void offerVolumes(List<VolumeEntry> volumes) {
        volume.offer(volumes.stream()
                .map(entry -> Choice.of(entry, Sentence.verbatim(entry.volid().replaceFirst("^[^/]*/", ""))))
                .toList());
    }

    /** Takes files that were chosen or dropped. */
    public void choose(List<Path> files) {
        place.choose(Place.COMPUTER);
        path.textProperty().set(files.stream().map(Path::toString).collect(Collectors.joining(SEPARATOR)));
    }

    /** The files that are named: one, or several with semicolons between them. */
    List<Path> files() {
        String typed = path.written();
        if (typed.isEmpty()) {
            return List.of();
        }
        File whole = new File(typed);
        return whole.isFile() || !typed.contains(SEPARATOR)
                ? List.of(whole.toPath())
                : Arrays.stream(typed.split(SEPARATOR, -1))
                        .map(String::strip)
                        .filter(part -> !part.isEmpty())
                        .map(part -> new File(part).toPath())
                        .toList();
    }

    void looks() {
        looking.set(true);
        failure.set(Sentence.EMPTY);
        contents.set(Optional.empty());
    }

    void forget() {
        looking.set(false);
        failure.set(Sentence.EMPTY);
        contents.set(Optional.empty());
    }

    void found(Contents inside) {
        looking.set(false);
        contents.set(Optional.of(inside));
    }

    void fail(Sentence reason) {
        looking.set(false);
        failure.set(reason);
    }

    boolean isOnComputer() {
        return place.is(Place.COMPUTER);
    }

    /** The storage that the files are sent to; empty if they are there already. */
    Optional<StorageId> sentTo() {
        return isOnComputer() ? storage.value().map(StorageChoices::name).map(StorageId::parse) : Optional.empty();
    }

    /** The node that the disks go to. */
    public ChoiceField<NodeName> node() {
        return node;
    }

    /** Where the files are. */
    public ChoiceField<Place> place() {
        return place;
    }

    /** Path of the file; several paths with semicolons between them. */
    public InputField<String> path() {
        return path;
    }

    /** The storage that has the file, or that keeps it on its way. */
    public ChoiceField<StorageState> storage() {
        return storage;
    }

    /** The file on the storage. */
    public ChoiceField<VolumeEntry> volume() {
        return volume;
    }

    /** What is inside; empty before it is known. */
    public ReadOnlyObjectProperty<Optional<Contents>> contentsProperty() {
        return contents.getReadOnlyProperty();
    }

    /** Why it cannot be imported; empty if it can. */
    public ReadOnlyObjectProperty<Sentence> failureProperty() {
        return failure.getReadOnlyProperty();
    }

    /** Whether it is being looked into. */
    public ReadOnlyBooleanProperty lookingProperty() {
        return looking.getReadOnlyProperty();
    }

    @Override
    public Sentence step() {
        return Sentence.of("Files");
    }

    @Override
    public Sentence question() {
        return Sentence.of("What is imported?");
    }

    @Override
    public ObservableBooleanValue valid() {
        return valid;
    }
}
