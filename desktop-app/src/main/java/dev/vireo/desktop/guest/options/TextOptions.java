// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.guest.options;

import dev.vireo.desktop.form.Explanation;
import dev.vireo.desktop.form.Explanations;
import dev.vireo.desktop.form.FieldState;
import dev.vireo.desktop.form.InputField;
import dev.vireo.desktop.form.Sentence;
import dev.vireo.desktop.form.Setting;
import dev.vireo.desktop.guest.config.Editor;
import dev.vireo.desktop.guest.config.FormEditor;
import dev.vireo.model.guest.VmOptions;
import dev.vireo.model.option.ValueTypes;
import java.util.List;

/** Options that are typed. */
public final class TextOptions {
    private TextOptions() {}

    static Editor name() {
        return editor(
                "name",
                InputField.of(state("name", Sentence.of("Name")), VmOptions.NAME.type(), Explanations.hostName())
                        .mayBeEmpty(Sentence.of("none")),
                Sentence.of("Letters, digits and hyphens, as in a host name."));
    }

    /** The editor of the tags. */
    public static Editor tags() {
        InputField<String> field = TagsField.of("edit-tags");
        Setting setting = Setting.of(
                "tags",
                field,
                () -> TagsField.written(field.formatted()),
                text -> field.textProperty().set(text.replace(';', ' ')));
        return FormEditor.of(Sentence.of("Tags"), setting);
    }

    /** The editor of the notes. */
    public static Editor notes() {
        return editor(
                "description",
                InputField.of(state("description", Sentence.of("Notes")), VmOptions.DESCRIPTION.type())
                        .ofManyLines()
                        .mayBeEmpty(Sentence.of("none")),
                Sentence.EMPTY);
    }

    static Editor startDate() {
        return editor(
                "startdate",
                InputField.of(
                                state("startdate", Sentence.of("Clock at start")),
                                ValueTypes.text("now|\\d{4}-\\d{1,2}-\\d{1,2}(T\\d{1,2}:\\d{1,2}:\\d{1,2})?", "a date"),
                                worded("A date such as 2026-12-31T23:59:00, or “now”, is needed; “{0}” is given."))
                        .mayBeEmpty(Sentence.of("the present time")),
                Sentence.of("For software that must not notice what day it is."));
    }

    static Editor generation() {
        return editor(
                "vmgenid",
                InputField.of(
                                state("vmgenid", Sentence.of("Generation id")),
                                VmOptions.VM_GENERATION_ID.type(),
                                worded("A UUID is needed, 1 for a new one, or 0 for none; “{0}” is given."))
                        .mayBeEmpty(Sentence.of("none")),
                Sentence.of("Tells Windows that it was rolled back or cloned. 1 draws a new one."));
    }

    /** The editor of the hook script. */
    public static Editor hookScript() {
        return editor(
                "hookscript",
                InputField.of(
                                state("hookscript", Sentence.of("Hook script")),
                                ValueTypes.volume(),
                                worded("A volume is needed, such as local:snippets/hook.sh; “{0}” is given."))
                        .mayBeEmpty(Sentence.of("none")),
                Sentence.of("A script on a storage for snippets. The node runs it before and after start and stop."));
    }

    static Editor stateStorage() {
        return editor(
                "vmstatestorage",
                InputField.of(
                                state("vmstatestorage", Sentence.of("Storage for memory")),
                                ValueTypes.storage(),
                                worded("The name of a storage is needed; “{0}” is given."))
                        .mayBeEmpty(Sentence.of("chosen by the node")),
                Sentence.of("Where the memory goes when the guest hibernates or a snapshot keeps it."));
    }

    private static Explanation worded(String english) {
        return (given, cause) -> new Sentence(english, List.of(given));
    }

    private static FieldState state(String key, Sentence label) {
        return new FieldState("edit-" + key, label);
    }

    private static Editor editor(String key, InputField<?> field, Sentence hint) {
        field.state().hintProperty().set(hint);
        return FormEditor.of(field.state().label(), Setting.of(key, field));
    }
}
