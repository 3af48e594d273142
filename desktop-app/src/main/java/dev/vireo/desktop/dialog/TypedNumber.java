// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.dialog;

import dev.vireo.desktop.form.FieldState;
import dev.vireo.desktop.form.InputField;
import dev.vireo.desktop.form.Sentence;
import dev.vireo.model.id.Vmid;
import dev.vireo.model.option.ValueTypes;
import java.util.Optional;

/** Asks for a guest's number to be typed, where something is lost for good. */
public final class TypedNumber {
    private TypedNumber() {}

    /**
     * A field that is right once the number stands in it.
     *
     * @param id of its control
     */
    public static InputField<String> of(String id, Vmid wanted) {
        InputField<String> field = InputField.of(
                        new FieldState(id, Sentence.of("Type {0} to go on", wanted.toString())), ValueTypes.text(20))
                .checkedBy(typed -> typed.equals(wanted.toString())
                        ? Optional.empty()
                        : Optional.of(Sentence.of("The number is {0}.", wanted.toString())));
        field.state().hintProperty().set(Sentence.of("This cannot be undone."));
        return field;
    }
}
