// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.guest.create;

import dev.vireo.desktop.form.Choice;
import dev.vireo.desktop.form.ChoiceField;
import dev.vireo.desktop.form.FieldState;
import dev.vireo.desktop.form.Form;
import dev.vireo.desktop.form.Sentence;
import dev.vireo.model.guest.VmOptions;
import dev.vireo.model.guest.device.Disk;
import dev.vireo.model.option.Options;
import dev.vireo.model.storage.StorageAnswers.StorageState;
import dev.vireo.model.storage.StorageAnswers.VolumeEntry;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javafx.beans.value.ObservableBooleanValue;

/** What is installed, and from where. */
public final class OsPage implements PageModel {
    /** What lies in the CD drive. */
    public enum Medium {
        /** An image on a storage. */
        IMAGE,
        /** The node's own drive. */
        PHYSICAL,
        /** Nothing. */
        NONE
    }

    private final ChoiceField<Medium> medium = ChoiceField.of(
            new FieldState("wizard-medium", Sentence.of("Install from")),
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
    private final ChoiceField<StorageState> storage = new ChoiceField<StorageState>(
                    new FieldState("wizard-iso-storage", Sentence.of("Storage")))
            .missing(Sentence.of("No storage of this node takes CD images. Choose “No medium”."));
    private final ChoiceField<String> image = new ChoiceField<String>(
                    new FieldState("wizard-iso", Sentence.of("CD image")))
            .missing(Sentence.of(
                    "No image lies there. Upload one in the storage’s Content tab, or choose" + " “No medium”."));
    private final ChoiceField<OsProfile.Family> family = ChoiceField.of(
            new FieldState("wizard-osfamily", Sentence.of("System")),
            Arrays.stream(OsProfile.Family.values())
                    .map(kind -> Choice.of(kind, kind.label()))
                    .toList());
    private final ChoiceField<OsProfile> version =
            new ChoiceField<>(new FieldState("wizard-ostype", Sentence.of("Version")));
    private final Form form = Form.of(medium, storage, image, family, version);

    /** A page that knows no storage yet. */
    public OsPage() {
        medium.valueProperty().addListener((observable, before, now) -> showImageFields());
        family.valueProperty().addListener((observable, before, now) -> offerVersions());
        version.valueProperty().addListener((observable, before, now) -> hint());
        offerVersions();
    }

    private void showImageFields() {
        boolean fromImage = medium.is(Medium.IMAGE);
        storage.state().shownProperty().set(fromImage);
        image.state().shownProperty().set(fromImage);
    }

    private void offerVersions() {
        version.offer(OsProfile.of(family.value().orElse(OsProfile.Family.OTHER)).stream()
                .map(profile -> Choice.of(profile, profile.label()))
                .toList());
        hint();
    }

    private void hint() {
        OsProfile chosen = profile();
        Sentence sentence = chosen.modern()
                ? Sentence.of("Chosen for it: machine q35, UEFI firmware, SATA disk, Intel E1000 card.")
                : chosen.lacksVirtio()
                        ? Sentence.of("Windows has no VirtIO drivers of its own: disk and network card are chosen so"
                                + " that it installs without them.")
                        : Sentence.EMPTY;
        version.state().hintProperty().set(sentence);
    }

    /** Offers the storages that take CD images. */
    public void offerStorages(List<StorageState> storages) {
        storage.offer(StorageChoices.of(storages));
        if (storages.isEmpty()) {
            medium.choose(Medium.NONE);
        }
    }

    /** Offers the images on the chosen storage; without any, nothing is put in. */
    public void offerImages(List<VolumeEntry> images) {
        image.offer(images.stream().map(OsPage::choice).toList());
    }

    private static Choice<String> choice(VolumeEntry volume) {
        String fileName = volume.volid().substring(volume.volid().lastIndexOf('/') + 1);
        long size = Objects.requireNonNullElse(volume.size(), 0L);
        return Choice.of(
                volume.volid(),
                Sentence.verbatim(fileName),
                size == 0 ? Sentence.EMPTY : Sentence.of("{0} MiB", Long.toString(size >> 20)));
    }

    /** What lies in the CD drive. */
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

    /** Kind of system. */
    public ChoiceField<OsProfile.Family> family() {
        return family;
    }

    /** The system. */
    public ChoiceField<OsProfile> version() {
        return version;
    }

    /** The system that is chosen. */
    public OsProfile profile() {
        return version.value().orElse(OsProfile.USUAL);
    }

    @Override
    public Sentence step() {
        return Sentence.of("OS");
    }

    @Override
    public Sentence question() {
        return Sentence.of("What is installed, and from where?");
    }

    @Override
    public ObservableBooleanValue valid() {
        return form.valid();
    }

    @Override
    public Options options() {
        return Options.EMPTY
                .with(VmOptions.OS_TYPE, profile().ostype())
                .with(VmOptions.IDE.member(2), Disk.cdrom(content()));
    }

    private String content() {
        return switch (medium.value().orElse(Medium.NONE)) {
            case IMAGE -> image.value().orElse(Disk.NO_MEDIUM);
            case PHYSICAL -> Disk.HOST_DRIVE;
            case NONE -> Disk.NO_MEDIUM;
        };
    }

    @Override
    public boolean refuse(String parameter, Sentence reason) {
        return new Refusals(Map.of("ostype", version, "ide2", medium.is(Medium.IMAGE) ? image : medium))
                .refuse(parameter, reason);
    }
}
