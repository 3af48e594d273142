// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.guest.options;

import dev.vireo.desktop.form.Choice;
import dev.vireo.desktop.form.ChoiceField;
import dev.vireo.desktop.form.FieldState;
import dev.vireo.desktop.form.FlagField;
import dev.vireo.desktop.form.PropertySetting;
import dev.vireo.desktop.form.Sentence;
import dev.vireo.desktop.form.Setting;
import dev.vireo.desktop.form.Sheet;
import dev.vireo.desktop.guest.config.Editor;
import dev.vireo.desktop.guest.config.FormEditor;
import dev.vireo.model.guest.VmOptions;
import java.util.List;

/** The channel to the agent in the guest. */
final class AgentOption {
    private AgentOption() {}

    static Editor editor() {
        FlagField enabled = flag("enabled", Sentence.of("QEMU guest agent"), false);
        enabled.state()
                .hintProperty()
                .set(Sentence.of("Switch on if the agent will run in the guest: clean shutdown, addresses, backups."));
        FlagField trim = flag("fstrim", Sentence.of("Trim after clone or move"), false);
        FlagField freeze = flag("freeze", Sentence.of("Freeze for backups"), true);
        freeze.state()
                .hintProperty()
                .set(Sentence.of("File systems stand still for a moment, so that they are whole."));
        ChoiceField<String> kind = ChoiceField.of(
                new FieldState("edit-agent-type", Sentence.of("Channel")),
                List.of(
                        Choice.of("virtio", Sentence.verbatim("VirtIO")),
                        Choice.of("isa", Sentence.of("ISA, for old systems"))));
        List.of(trim, freeze, kind)
                .forEach(field -> field.state().enabledProperty().bind(enabled.onProperty()));
        return FormEditor.of(
                Sentence.of("Channel to the guest agent"),
                Sheet.of(enabled, trim, freeze, kind),
                PropertySetting.of(
                        VmOptions.AGENT.name(),
                        "enabled",
                        Setting.of(
                                "enabled",
                                enabled,
                                () -> enabled.onProperty().get() ? "1" : "0",
                                text -> enabled.onProperty().set(text.matches("1|on|yes|true"))),
                        Setting.of("fstrim_cloned_disks", trim, false),
                        Setting.of("freeze-fs", freeze, true),
                        Setting.of("type", kind, "virtio")));
    }

    private static FlagField flag(String part, Sentence label, boolean on) {
        return new FlagField(new FieldState("edit-agent-" + part, label), on);
    }
}
