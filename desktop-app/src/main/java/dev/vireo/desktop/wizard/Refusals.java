// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.wizard;

import dev.vireo.desktop.form.Binding;
import dev.vireo.desktop.form.Field;
import dev.vireo.desktop.form.Sentence;
import dev.vireo.model.option.Options;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Which field answers for which parameter of the call.
 *
 * @param fields fields by the parameter that they stand for
 */
public record Refusals(Map<String, Field> fields) {
    public Refusals {
        fields = Map.copyOf(fields);
    }

    /** The fields of bindings, by their keys. */
    public static Refusals of(List<? extends Binding> bindings) {
        return new Refusals(bindings.stream().collect(Collectors.toMap(Binding::key, Binding::field)));
    }

    /** What bindings say about a guest that does not exist yet. */
    public static Options store(List<? extends Binding> bindings) {
        Options stored = Options.EMPTY;
        for (Binding binding : bindings) {
            stored = binding.store(stored);
        }
        return stored;
    }

    /** Puts the objection under the parameter's field, if it is one of these and can show it: a hidden one cannot. */
    public boolean refuse(String parameter, Sentence reason) {
        Optional<Field> field = Optional.ofNullable(fields.get(parameter))
                .filter(known -> known.state().counts());
        field.ifPresent(f -> f.state().refusalProperty().set(Optional.of(reason)));
        return field.isPresent();
    }
}
