// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.guest.snapshot;

import dev.vireo.desktop.form.Explanation;
import dev.vireo.desktop.form.FieldState;
import dev.vireo.desktop.form.InputField;
import dev.vireo.desktop.form.Sentence;
import dev.vireo.model.api.SnapshotEndpoints;

/** What several of the dialogs about snapshots ask. */
final class SnapshotFields {
    /** Words for a name that cannot be. */
    static final Explanation NAME = (given, cause) -> {
        if (given.equalsIgnoreCase("current") || given.equalsIgnoreCase("pending")) {
            return Sentence.of("“{0}” has a meaning of its own. Choose another name.", given);
        }
        if (!given.matches("[A-Za-z].*")) {
            return Sentence.of("The name has to begin with a letter; “{0}” does not.", given);
        }
        return given.length() > 40 || given.length() < 2
                ? Sentence.of("2 to 40 characters are needed, {0} are given.", Integer.toString(given.length()))
                : Sentence.of("Letters a–z, digits, _ and hyphens are allowed; “{0}” has others.", given);
    };

    private SnapshotFields() {}

    static InputField<String> notes(String id, String text) {
        return InputField.of(new FieldState(id, Sentence.of("Notes")), SnapshotEndpoints.DESCRIPTION.type())
                .mayBeEmpty(Sentence.of("none"))
                .holding(text);
    }
}
