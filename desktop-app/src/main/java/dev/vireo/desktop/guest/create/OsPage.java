// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.guest.create;

import dev.vireo.desktop.form.Choice;
import dev.vireo.desktop.form.ChoiceField;
import dev.vireo.desktop.form.FieldState;
import dev.vireo.desktop.form.Form;
import dev.vireo.desktop.form.Sentence;
import dev.vireo.desktop.guest.hardware.MediumForm;
import dev.vireo.desktop.guest.hardware.MediumForm.Medium;
import dev.vireo.desktop.guest.options.OsProfile;
import dev.vireo.desktop.wizard.Refusals;
import dev.vireo.model.guest.VmOptions;
import dev.vireo.model.guest.device.Disk;
import dev.vireo.model.option.Options;
import dev.vireo.model.storage.StorageAnswers.StorageState;
import dev.vireo.model.storage.StorageAnswers.VolumeEntry;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import javafx.beans.value.ObservableBooleanValue;

/** What is installed, and from where. */
public final class OsPage implements OrderPage {
    private final MediumForm disc = new MediumForm("wizard");
    private final ChoiceField<OsProfile.Family> family = ChoiceField.of(
            new FieldState("wizard-osfamily", Sentence.of("System")),
            Arrays.stream(OsProfile.Family.values())
                    .map(kind -> Choice.of(kind, kind.label()))
                    .toList());
    private final ChoiceField<OsProfile> version =
            new ChoiceField<>(new FieldState("wizard-ostype", Sentence.of("Version")));
    private final Form form = Form.of(disc.medium(), disc.storage(), disc.image(), family, version);

    /** A page that knows no storage yet. */
    public OsPage() {
        family.valueProperty().addListener((observable, before, now) -> offerVersions());
        version.valueProperty().addListener((observable, before, now) -> hint());
        offerVersions();
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
        disc.offerStorages(storages);
        if (storages.isEmpty()) {
            disc.medium().choose(Medium.NONE);
        }
    }

    /** Offers the images on the chosen storage; without any, nothing is put in. */
    public void offerImages(List<VolumeEntry> images) {
        disc.offerImages(images);
    }

    /** What lies in the CD drive. */
    public MediumForm disc() {
        return disc;
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
                .with(VmOptions.IDE.member(2), Disk.cdrom(disc.file()));
    }

    @Override
    public boolean refuse(String parameter, Sentence reason) {
        return new Refusals(Map.of(
                        "ostype", version, "ide2", disc.medium().is(Medium.IMAGE) ? disc.image() : disc.medium()))
                .refuse(parameter, reason);
    }
}
