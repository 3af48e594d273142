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
    private final BooleanBinding complains;

    /** A form of these fields, in the order in which they are shown. */
    public Form(List<? extends Field> fields) {
        this.fields = List.copyOf(fields);
        Observable[] inputs = this.fields.stream()
                .flatMap(field -> List.<Observable>of(
                        field.problem(),
                        field.complaint(),
                        field.state().shownProperty(),
                        field.state().enabledProperty())
                        .stream())
                .toArray(Observable[]::new);
        this.valid = Bindings.createBooleanBinding(() -> this.fields.stream().allMatch(Field::isRight), inputs);
        this.complains =
                Bindings.createBooleanBinding(() -> this.fields.stream().anyMatch(Form::showsProblem), inputs);
    }

    private static boolean showsProblem(Field field) {
        return field.state().counts() && field.complaint().getValue().isPresent();
    }

    /** A form of these fields. */
    public static Form of(Field... fields) {
        return new Form(List.of(fields));
    }

    /** The fields in their order. */
    public List<Field> fields() {
        return fields;
    }

    /** Shows every problem, also of fields that nobody has filled in yet. */
    public void ask() {
        fields.forEach(field -> field.state().ask());
    }

    /** Whether a field that counts shows a problem: there may be others that nobody has filled in yet. */
    public ObservableBooleanValue complains() {
        return complains;
    }

    /** Whether every field is right. */
    public ObservableBooleanValue valid() {
        return valid;
    }
}
