// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.form;

import java.util.Optional;
import javafx.beans.value.ObservableValue;

/** Something a person fills in: what every kind of field has. */
public sealed interface Field permits InputField, ChoiceField, FlagField, OrderField {
    /** Name, hint and whether it can be used. */
    FieldState state();

    /** What is wrong with the value, said for people; empty while it is right. */
    ObservableValue<Optional<Sentence>> problem();

    /** What is shown of that: a missing value is no mistake before it was asked for. */
    default ObservableValue<Optional<Sentence>> complaint() {
        return problem();
    }

    /** Whether the value is right, or does not matter because the field is hidden or dimmed. */
    default boolean isRight() {
        return !state().counts() || problem().getValue().isEmpty();
    }
}
