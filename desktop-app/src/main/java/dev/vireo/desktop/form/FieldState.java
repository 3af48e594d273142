// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.form;

import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;

/** What a field has whatever its value is: a name, a hint, whether it is shown, and a refusal by the server. */
public final class FieldState {
    private final String id;
    private final Sentence label;
    private final ObjectProperty<Sentence> hint = new SimpleObjectProperty<>(Sentence.EMPTY);
    private final ObjectProperty<Optional<Sentence>> refusal = new SimpleObjectProperty<>(Optional.empty());
    private final BooleanProperty asked = new SimpleBooleanProperty(false);
    private final BooleanProperty shown = new SimpleBooleanProperty(true);
    private final BooleanProperty enabled = new SimpleBooleanProperty(true);

    /**
     * @param id of the control in the scene graph
     * @param label stands before the control
     */
    public FieldState(String id, Sentence label) {
        this.id = id;
        this.label = label;
    }

    /** Id of the control in the scene graph. */
    public String id() {
        return id;
    }

    /** What stands before the control. */
    public Sentence label() {
        return label;
    }

    /** The reason for a choice, under the control. */
    public ObjectProperty<Sentence> hintProperty() {
        return hint;
    }

    /** Why the server did not take the value; gone as soon as the value changes. */
    public ObjectProperty<Optional<Sentence>> refusalProperty() {
        return refusal;
    }

    /** Remembers that a value has been given, taken back or asked for: before that nobody is blamed for a missing one. */
    void ask() {
        asked.set(true);
    }

    /** What is shown of a problem: nothing before a value was asked for, unless the server has refused it. */
    ObservableValue<Optional<Sentence>> complaint(ObservableValue<Optional<Sentence>> problem) {
        return Bindings.createObjectBinding(
                () -> asked.get() ? problem.getValue() : refusal.get(), problem, asked, refusal);
    }

    /** Whether the field is there at all. */
    public BooleanProperty shownProperty() {
        return shown;
    }

    /** Whether the value can be changed now. */
    public BooleanProperty enabledProperty() {
        return enabled;
    }

    /** Whether the value matters. */
    public boolean counts() {
        return shown.get() && enabled.get();
    }

    void forgetRefusal() {
        refusal.set(Optional.empty());
    }
}
