// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.guest.create;

import dev.vireo.desktop.form.ChoiceField;
import dev.vireo.desktop.form.FieldState;
import dev.vireo.desktop.form.FlagField;
import dev.vireo.desktop.form.Form;
import dev.vireo.desktop.form.Sentence;
import dev.vireo.desktop.guest.StorageChoices;
import dev.vireo.desktop.guest.hardware.MachineChoices;
import dev.vireo.desktop.guest.options.OsProfile;
import dev.vireo.desktop.wizard.Refusals;
import dev.vireo.model.guest.VmOptions;
import dev.vireo.model.guest.device.Disk;
import dev.vireo.model.guest.device.Display;
import dev.vireo.model.guest.device.EfiDisk;
import dev.vireo.model.guest.device.GuestAgent;
import dev.vireo.model.guest.device.Machine;
import dev.vireo.model.option.Options;
import dev.vireo.model.storage.StorageAnswers.StorageState;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.beans.value.ObservableBooleanValue;

/** The machine around the processor: firmware, chipset, screen, controller. */
public final class SystemPage implements OrderPage {
    private static final String UEFI = "ovmf";
    private static final String SEABIOS = "seabios";
    private static final String USUAL_CARD = "std";

    private final ChoiceField<String> display = MachineChoices.display("wizard-vga");
    private final ChoiceField<String> machine = MachineChoices.machine("wizard-machine");
    private final ChoiceField<String> bios = MachineChoices.firmware("wizard-bios");
    private final ChoiceField<StorageState> efiStorage = new ChoiceField<StorageState>(
                    new FieldState("wizard-efi-storage", Sentence.of("EFI disk on")))
            .missing(Sentence.of("No storage of this node takes disks. UEFI needs one for its variables."));
    private final FlagField secureBootKeys =
            new FlagField(new FieldState("wizard-efi-keys", Sentence.of("Secure boot keys")), true);
    private final ChoiceField<String> scsiHardware = MachineChoices.controller("wizard-scsihw");
    private final FlagField agent =
            new FlagField(new FieldState("wizard-agent", Sentence.of("QEMU guest agent")), false);
    private final Form form = Form.of(display, machine, bios, efiStorage, secureBootKeys, scsiHardware, agent);

    /** A page with what most guests need. */
    public SystemPage() {
        scsiHardware
                .state()
                .hintProperty()
                .set(Sentence.of("“Single” gives each disk a controller and a thread of its own: the fastest."));
        agent.state()
                .hintProperty()
                .set(Sentence.of("Switch on if the agent will run in the guest: clean shutdown, addresses, backups."));
        bios.valueProperty().addListener((observable, before, now) -> showEfi());
        showEfi();
    }

    private void showEfi() {
        boolean isUefi = bios.is(UEFI);
        efiStorage.state().shownProperty().set(isUefi);
        secureBootKeys.state().shownProperty().set(isUefi);
        bios.state()
                .hintProperty()
                .set(
                        isUefi
                                ? Sentence.of("A small EFI disk keeps the boot entries.")
                                : Sentence.of("OVMF is needed for UEFI systems and secure boot, such as Windows 11."));
    }

    /** Chooses what an operating system expects. */
    void suit(OsProfile profile) {
        machine.choose(profile.modern() ? "q35" : "");
        bios.choose(profile.modern() ? UEFI : SEABIOS);
        secureBootKeys.onProperty().set(profile.lacksVirtio() || profile.equals(OsProfile.USUAL));
    }

    /** Offers the storages that take disks. */
    public void offerStorages(List<StorageState> storages) {
        efiStorage.offer(StorageChoices.of(storages));
    }

    /** Graphics card. */
    public ChoiceField<String> display() {
        return display;
    }

    /** Machine type; empty for the default one. */
    public ChoiceField<String> machine() {
        return machine;
    }

    /** Firmware. */
    public ChoiceField<String> bios() {
        return bios;
    }

    /** Where the firmware's variables lie. */
    public ChoiceField<StorageState> efiStorage() {
        return efiStorage;
    }

    /** Whether the well-known secure boot keys are in them. */
    public FlagField secureBootKeys() {
        return secureBootKeys;
    }

    /** Model of the SCSI controller. */
    public ChoiceField<String> scsiHardware() {
        return scsiHardware;
    }

    /** Whether the guest has a channel to the guest agent. */
    public FlagField agent() {
        return agent;
    }

    @Override
    public Sentence step() {
        return Sentence.of("System");
    }

    @Override
    public Sentence question() {
        return Sentence.of("What machine does the guest see?");
    }

    @Override
    public ObservableBooleanValue valid() {
        return form.valid();
    }

    @Override
    public Options options() {
        Options options = Options.EMPTY
                .withNullable(
                        VmOptions.VGA,
                        written(display, USUAL_CARD).map(SystemPage::card).orElse(null))
                .withNullable(
                        VmOptions.MACHINE, written(machine, "").map(Machine::of).orElse(null))
                .withNullable(VmOptions.BIOS, written(bios, SEABIOS).orElse(null))
                .withNullable(VmOptions.EFI_DISK, efiDisk().orElse(null))
                .withNullable(VmOptions.SCSI_HARDWARE, scsiHardware.value().orElse(null));
        if (display.is("serial0")) {
            options = options.with(VmOptions.SERIAL.member(0), "socket");
        }
        return agent.isOn() ? options.with(VmOptions.AGENT, GuestAgent.of(true)) : options;
    }

    private static Optional<String> written(ChoiceField<String> field, String byDefault) {
        return field.value().filter(value -> !value.equals(byDefault));
    }

    private static Display card(String type) {
        return new Display(type, Optional.empty());
    }

    private Optional<EfiDisk> efiDisk() {
        if (!bios.is(UEFI)) {
            return Optional.empty();
        }
        // A new disk wants a size; for EFI disks the server takes the firmware's own instead of it.
        return efiStorage
                .value()
                .map(storage -> new EfiDisk(Options.EMPTY
                        .with(Disk.FILE, StorageChoices.name(storage) + ":1")
                        .with(EfiDisk.EFI_TYPE, "4m")
                        .with(EfiDisk.PRE_ENROLLED_KEYS, secureBootKeys.isOn())));
    }

    @Override
    public boolean refuse(String parameter, Sentence reason) {
        return new Refusals(Map.of(
                        "vga", display,
                        "serial0", display,
                        "machine", machine,
                        "bios", bios,
                        "efidisk0", efiStorage,
                        "scsihw", scsiHardware,
                        "agent", agent))
                .refuse(parameter, reason);
    }
}
