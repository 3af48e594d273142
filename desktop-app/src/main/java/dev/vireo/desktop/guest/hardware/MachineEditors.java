// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.guest.hardware;

import dev.vireo.desktop.form.Choice;
import dev.vireo.desktop.form.ChoiceField;
import dev.vireo.desktop.form.FieldState;
import dev.vireo.desktop.form.InputField;
import dev.vireo.desktop.form.PropertySetting;
import dev.vireo.desktop.form.Sentence;
import dev.vireo.desktop.form.Setting;
import dev.vireo.desktop.form.Sheet;
import dev.vireo.desktop.guest.config.Editor;
import dev.vireo.desktop.guest.config.FormEditor;
import dev.vireo.model.guest.VmOptions;
import dev.vireo.model.node.NodeAnswers.MachineType;
import dev.vireo.model.option.ValueTypes;
import java.util.ArrayList;
import java.util.List;

/** Editors of what every machine has. */
final class MachineEditors {
    private MachineEditors() {}

    static Editor memory() {
        MemoryForm form = new MemoryForm("edit");
        return new FormEditor(Sentence.of("Memory"), Editor.Purpose.CHANGE, form.sheet(), form.bindings());
    }

    static Editor processors(ProcessorForm form) {
        return new FormEditor(Sentence.of("Processors"), Editor.Purpose.CHANGE, form.sheet(), form.bindings());
    }

    static Editor firmware(boolean hasEfiDisk) {
        ChoiceField<String> field = MachineChoices.firmware("edit-bios");
        field.valueProperty().addListener((observable, before, now) -> advise(field, hasEfiDisk));
        advise(field, hasEfiDisk);
        return FormEditor.of(Sentence.of("Firmware"), Setting.of(VmOptions.BIOS.name(), field, "seabios"));
    }

    private static void advise(ChoiceField<String> field, boolean hasEfiDisk) {
        Sentence advice = !field.is("ovmf")
                ? Sentence.of("OVMF is needed for UEFI systems and secure boot, such as Windows 11.")
                : hasEfiDisk
                        ? Sentence.of("A system that was installed with the other firmware will not boot.")
                        : Sentence.of("Add an EFI disk too, else the boot entries are lost at every stop.");
        field.state().hintProperty().set(advice);
    }

    static Editor display() {
        ChoiceField<String> type = MachineChoices.display("edit-vga");
        InputField<Long> memory = InputField.of(
                        new FieldState("edit-vga-memory", Sentence.of("Graphics memory")), ValueTypes.integer(4, 512))
                .in(Sentence.of("MiB"), 16)
                .mayBeEmpty(Sentence.of("as the card has"));
        ChoiceField<String> clipboard = ChoiceField.of(
                new FieldState("edit-vga-clipboard", Sentence.of("Clipboard")),
                List.of(
                        Choice.of("", Sentence.of("Not shared")),
                        Choice.of("vnc", Sentence.of("Shared with the console (VNC)"))));
        return FormEditor.of(
                Sentence.of("Display"),
                Sheet.of(type, memory, clipboard),
                PropertySetting.of(
                        VmOptions.VGA.name(),
                        "type",
                        Setting.of("type", type, "std"),
                        Setting.of("memory", memory),
                        Setting.of("clipboard", clipboard, "")));
    }

    static Editor controller() {
        ChoiceField<String> field = MachineChoices.controller("edit-scsihw");
        field.state()
                .hintProperty()
                .set(Sentence.of("“Single” gives each disk a controller and a thread of its own: the fastest."));
        return FormEditor.of(Sentence.of("SCSI controller"), Setting.of(VmOptions.SCSI_HARDWARE.name(), field, "lsi"));
    }

    static Editor machine(ChoiceField<String> type) {
        ChoiceField<String> viommu = ChoiceField.of(
                new FieldState("edit-viommu", Sentence.of("Virtual IOMMU")),
                List.of(
                        Choice.of("", Sentence.of("None")),
                        Choice.of("intel", Sentence.of("Intel, for q35 alone")),
                        Choice.of("virtio", Sentence.verbatim("VirtIO"))));
        type.state().hintProperty().set(Sentence.of("A fixed version keeps the guest’s devices as they are for ever."));
        return FormEditor.of(
                Sentence.of("Machine"),
                Sheet.of(type, viommu),
                PropertySetting.of(
                        VmOptions.MACHINE.name(),
                        "type",
                        Setting.of("type", type, ""),
                        Setting.of("viommu", viommu, "")));
    }

    /** Adds the versions that the node has to the kinds of machines. */
    static void offerVersions(ChoiceField<String> type, List<MachineType> versions) {
        List<Choice<String>> choices =
                new ArrayList<>(MachineChoices.machine("any").choices());
        versions.stream()
                .map(MachineType::id)
                .filter(id ->
                        choices.stream().noneMatch(choice -> choice.value().equals(id)))
                .forEach(id -> choices.add(Choice.of(id, Sentence.verbatim(id))));
        type.offerBeside(choices);
    }
}
