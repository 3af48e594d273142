// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.guest.hardware;

import dev.vireo.desktop.form.Choice;
import dev.vireo.desktop.form.ChoiceField;
import dev.vireo.desktop.form.FieldState;
import dev.vireo.desktop.form.PropertySetting;
import dev.vireo.desktop.form.PropertyText;
import dev.vireo.desktop.form.Sentence;
import dev.vireo.desktop.form.Setting;
import dev.vireo.desktop.guest.StorageChoices;
import dev.vireo.model.guest.device.Disk;
import dev.vireo.model.storage.StorageAnswers.StorageState;
import dev.vireo.model.storage.StorageAnswers.VolumeEntry;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;

/** What lies in a CD drive. */
public final class MediumForm {
    /** Kinds of media. */
    public enum Medium {
        /** An image on a storage. */
        IMAGE,
        /** The node's own drive. */
        PHYSICAL,
        /** Nothing. */
        NONE
    }

    private final ChoiceField<Medium> medium;
    private final ChoiceField<StorageState> storage;
    private final ChoiceField<String> image;
    private String shownFile = "";
    private String shownSize = "";

    /** @param prefix begins the fields' ids */
    public MediumForm(String prefix) {
        medium = ChoiceField.of(
                new FieldState(prefix + "-medium", Sentence.of("Medium")),
                List.of(
                        Choice.of(
                                Medium.IMAGE,
                                Sentence.of("CD image"),
                                Sentence.of("An ISO image on a storage of the node. The usual way to install.")),
                        Choice.of(
                                Medium.PHYSICAL,
                                Sentence.of("Node’s drive"),
                                Sentence.of("The disc that lies in the node’s own CD or DVD drive.")),
                        Choice.of(
                                Medium.NONE,
                                Sentence.of("No medium"),
                                Sentence.of("An empty drive: a disc can be put in later, also while it runs."))));
        storage = new ChoiceField<StorageState>(new FieldState(prefix + "-iso-storage", Sentence.of("Storage")))
                .missing(Sentence.of("No storage of this node takes CD images. Choose “No medium”."));
        image = new ChoiceField<String>(new FieldState(prefix + "-iso", Sentence.of("CD image")))
                .missing(Sentence.of(
                        "No image lies there. Upload one in the storage’s Content tab, or choose “No medium”."));
        medium.valueProperty().addListener((observable, before, now) -> showImageFields());
        showImageFields();
    }

    private void showImageFields() {
        boolean fromImage = medium.is(Medium.IMAGE);
        medium.state().hintProperty().set(medium.chosen().map(Choice::detail).orElse(Sentence.EMPTY));
        storage.state().shownProperty().set(fromImage);
        image.state().shownProperty().set(fromImage);
    }

    /** Offers the storages that take CD images. */
    public void offerStorages(List<StorageState> storages) {
        storage.offer(StorageChoices.of(storages));
        chooseStorage();
    }

    /** Offers the images on the chosen storage. */
    public void offerImages(List<VolumeEntry> images) {
        List<Choice<String>> offered = images.stream().map(MediumForm::choice).toList();
        boolean isOwn = storage.value().map(StorageChoices::name).orElse("").equals(storageName());
        if (isOwn) {
            image.offerBeside(offered);
        } else {
            image.offer(offered);
        }
    }

    private static Choice<String> choice(VolumeEntry volume) {
        long size = Objects.requireNonNullElse(volume.size(), 0L);
        return Choice.of(
                volume.volid(),
                Sentence.verbatim(fileName(volume.volid())),
                size == 0 ? Sentence.EMPTY : Sentence.of("{0} MiB", Long.toString(size >> 20)));
    }

    private static String fileName(String volume) {
        return volume.substring(Math.max(volume.lastIndexOf('/'), volume.lastIndexOf(':')) + 1);
    }

    /** Shows what a drive holds. */
    public void show(String file) {
        shownFile = file;
        if (file.isEmpty() || file.equals(Disk.NO_MEDIUM)) {
            medium.choose(Medium.NONE);
        } else if (file.equals(Disk.HOST_DRIVE)) {
            medium.choose(Medium.PHYSICAL);
        } else {
            medium.choose(Medium.IMAGE);
            chooseStorage();
            image.chooseOrAdd(Choice.of(file, Sentence.verbatim(fileName(file))));
        }
    }

    private void chooseStorage() {
        storage.choices().stream()
                .map(Choice::value)
                .filter(known -> StorageChoices.name(known).equals(storageName()))
                .findFirst()
                .ifPresent(storage::choose);
    }

    private String storageName() {
        return shownFile.substring(0, Math.max(0, shownFile.indexOf(':')));
    }

    /** The drive under a key; the size in it goes with the image that it is the size of. */
    public PropertySetting binding(Supplier<String> key) {
        return new PropertySetting(
                key,
                PropertyText.of(Disk.FILE.name()),
                List.of(
                        Setting.of(Disk.FILE.name(), medium, this::file, this::show),
                        Setting.of(Disk.SIZE.name(), medium, this::size, size -> shownSize = size)));
    }

    private String size() {
        return file().equals(shownFile) ? shownSize : "";
    }

    /** What the drive shall hold, as the configuration has it. */
    public String file() {
        return switch (medium.value().orElse(Medium.NONE)) {
            case IMAGE -> image.value().orElse(Disk.NO_MEDIUM);
            case PHYSICAL -> Disk.HOST_DRIVE;
            case NONE -> Disk.NO_MEDIUM;
        };
    }

    /** Kind of medium. */
    public ChoiceField<Medium> medium() {
        return medium;
    }

    /** Where the image lies. */
    public ChoiceField<StorageState> storage() {
        return storage;
    }

    /** The image, by volume id. */
    public ChoiceField<String> image() {
        return image;
    }
}
