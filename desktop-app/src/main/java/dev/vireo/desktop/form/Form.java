// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.form;

import java.util.List;
import javafx.beans.Observable;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.value.ObservableBooleanValue;

/** Fields that are right together. */
public final class Form {
    private final List<Field> fields;
    private final BooleanBinding valid;

    /** A form of these fields, in the order in which they are shown. */
    public Form(List<? extends Field> fields) {
        this.fields = List.copyOf(fields);
        Observable[] inputs = this.fields.stream()
                .flatMap(field -> List.<Observable>of(
                        field.problem(),
                        field.state().shownProperty(),
                        field.state().enabledProperty())
                        .stream())
                .toArray(Observable[]::new);
        this.valid = Bindings.createBooleanBinding(() -> this.fields.stream().allMatch(Field::isRight), inputs);
    }

    /** A form of these fields. */
    public static Form of(Field... fields) {
        return new Form(List.of(fields));
    }

    /** The fields in their order. */
    public List<Field> fields() {
        return fields;
    }

    /** Whether every field is right. */
    public ObservableBooleanValue valid() {
        return valid;
    }
}
