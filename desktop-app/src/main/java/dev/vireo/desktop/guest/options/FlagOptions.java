// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.guest.options;

import dev.vireo.desktop.form.FieldState;
import dev.vireo.desktop.form.FlagField;
import dev.vireo.desktop.form.Sentence;
import dev.vireo.desktop.form.Setting;
import dev.vireo.desktop.guest.config.Editor;
import dev.vireo.desktop.guest.config.FormEditor;

/** Options that are on or off. */
public final class FlagOptions {
    private FlagOptions() {}

    /** Whether a guest starts with its node. */
    public static Editor startWithNode() {
        return of(
                "onboot",
                Sentence.of("Start with the node"),
                Sentence.of("The guest starts when its node has booted."),
                false);
    }

    /** Whether a guest is kept from being removed. */
    public static Editor protection() {
        return of(
                "protection",
                Sentence.of("Protected from removal"),
                Sentence.of("Neither the guest nor its disks can be removed while this is on."),
                false);
    }

    /**
     * An editor of one such option.
     *
     * @param reason stands under it
     */
    public static Editor of(String key, Sentence label, Sentence reason, boolean byDefault) {
        FlagField field = new FlagField(new FieldState("edit-" + key, label), byDefault);
        field.state().hintProperty().set(reason);
        return FormEditor.of(label, Setting.of(key, field, byDefault));
    }
}
