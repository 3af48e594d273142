// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.guest.options;

import dev.vireo.desktop.form.Choice;
import dev.vireo.desktop.form.ChoiceField;
import dev.vireo.desktop.form.FieldState;
import dev.vireo.desktop.form.Sentence;
import dev.vireo.desktop.form.Setting;
import dev.vireo.desktop.guest.config.Editor;
import dev.vireo.desktop.guest.config.FormEditor;
import dev.vireo.model.guest.VmOptions;

/** What system runs in the guest. */
final class SystemOption {
    private SystemOption() {}

    static Editor editor() {
        ChoiceField<String> system = ChoiceField.of(
                new FieldState("edit-ostype", Sentence.of("System")),
                OsProfile.ALL.stream().map(SystemOption::choice).toList());
        system.state()
                .hintProperty()
                .set(Sentence.of("Decides details such as the clock and what the processor tells about itself."));
        return FormEditor.of(Sentence.of("System"), Setting.of(VmOptions.OS_TYPE.name(), system, "other"));
    }

    private static Choice<String> choice(OsProfile profile) {
        return Choice.of(profile.ostype(), profile.family().label(), profile.label());
    }
}
