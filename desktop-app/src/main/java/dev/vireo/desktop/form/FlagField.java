// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.form;

import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableValue;

/** Something that is switched on or off. */
public final class FlagField implements Field {
    private final FieldState state;
    private final BooleanProperty on;

    /** A switch that stands as {@code on} says. */
    public FlagField(FieldState state, boolean on) {
        this.state = state;
        this.on = new SimpleBooleanProperty(on);
        this.on.addListener((observable, before, now) -> state.forgetRefusal());
    }

    /** Whether it is on. */
    public BooleanProperty onProperty() {
        return on;
    }

    /** Whether it is on and can be used. */
    public boolean isOn() {
        return on.get() && state.counts();
    }

    @Override
    public FieldState state() {
        return state;
    }

    @Override
    public ObservableValue<Optional<Sentence>> problem() {
        return state.refusalProperty();
    }
}
