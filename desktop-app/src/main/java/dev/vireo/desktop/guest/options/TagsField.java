// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.guest.options;

import dev.vireo.desktop.form.Explanations;
import dev.vireo.desktop.form.FieldState;
import dev.vireo.desktop.form.InputField;
import dev.vireo.desktop.form.Sentence;
import dev.vireo.model.guest.VmOptions;

/** Tags of a guest: typed with blanks between them, and written with semicolons. */
public final class TagsField {
    private TagsField() {}

    /** A field for them with that id. */
    public static InputField<String> of(String id) {
        return InputField.of(new FieldState(id, Sentence.of("Tags")), VmOptions.TAGS.type(), Explanations.tags())
                .mayBeEmpty(Sentence.of("none"));
    }

    /** How the configuration writes what was typed. */
    public static String written(String typed) {
        return String.join(";", typed.split("[;, ]+"));
    }
}
