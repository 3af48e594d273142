// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.guest.hardware;

import dev.vireo.desktop.form.Choice;
import dev.vireo.desktop.form.ChoiceField;
import dev.vireo.desktop.form.FieldState;
import dev.vireo.desktop.form.Sentence;
import java.util.List;

/** What the parts of a machine can be; the same for a new one and for one that is there. */
public final class MachineChoices {
    private MachineChoices() {}

    /** Graphics cards; {@code std} is the default. */
    public static ChoiceField<String> display(String id) {
        return ChoiceField.of(
                new FieldState(id, Sentence.of("Graphics card")),
                List.of(
                        Choice.of("std", Sentence.of("Default (standard VGA)")),
                        Choice.of("virtio", Sentence.verbatim("VirtIO-GPU")),
                        Choice.of("qxl", Sentence.verbatim("SPICE (qxl)")),
                        Choice.of("vmware", Sentence.of("VMware compatible")),
                        Choice.of("cirrus", Sentence.verbatim("Cirrus")),
                        Choice.of("serial0", Sentence.of("Serial console instead of a screen")),
                        Choice.of("none", Sentence.of("No screen"))));
    }

    /** Machine types; the empty word is the default. */
    public static ChoiceField<String> machine(String id) {
        return ChoiceField.of(
                new FieldState(id, Sentence.of("Machine")),
                List.of(Choice.of("", Sentence.of("Default (i440fx)")), Choice.of("q35", Sentence.verbatim("q35"))));
    }

    /** Firmware; {@code seabios} is the default. */
    public static ChoiceField<String> firmware(String id) {
        return ChoiceField.of(
                new FieldState(id, Sentence.of("Firmware")),
                List.of(
                        Choice.of("seabios", Sentence.of("Default (SeaBIOS)")),
                        Choice.of("ovmf", Sentence.verbatim("OVMF (UEFI)"))));
    }

    /** SCSI controllers, the fastest first. */
    public static ChoiceField<String> controller(String id) {
        return ChoiceField.of(
                new FieldState(id, Sentence.of("SCSI controller")),
                List.of(
                        Choice.of("virtio-scsi-single", Sentence.verbatim("VirtIO SCSI single")),
                        Choice.of("virtio-scsi-pci", Sentence.verbatim("VirtIO SCSI")),
                        Choice.of("lsi", Sentence.verbatim("LSI 53C895A")),
                        Choice.of("lsi53c810", Sentence.verbatim("LSI 53C810")),
                        Choice.of("megasas", Sentence.verbatim("MegaRAID SAS 8708EM2")),
                        Choice.of("pvscsi", Sentence.verbatim("VMware PVSCSI"))));
    }
}
