// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.guest.create;

import dev.vireo.desktop.form.Field;
import dev.vireo.desktop.form.Sentence;
import java.util.Map;
import java.util.Optional;

/** Which field answers for which parameter of the call. */
record Refusals(Map<String, Field> fields) {
    Refusals {
        fields = Map.copyOf(fields);
    }

    /** Puts the objection under the parameter's field, if it is one of these. */
    boolean refuse(String parameter, Sentence reason) {
        Optional<Field> field = Optional.ofNullable(fields.get(parameter));
        field.ifPresent(f -> f.state().refusalProperty().set(Optional.of(reason)));
        return field.isPresent();
    }
}
