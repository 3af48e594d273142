// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.guest.create;

import dev.vireo.desktop.form.FieldState;
import dev.vireo.desktop.form.FlagField;
import dev.vireo.desktop.form.Sentence;
import dev.vireo.desktop.wizard.SummaryRow;
import dev.vireo.model.api.GuestEndpoints;
import dev.vireo.model.option.Options;
import java.util.Map;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableBooleanValue;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** Everything that was chosen, once more. */
public final class ConfirmPage implements OrderPage {
    private final ObservableList<SummaryRow> rows = FXCollections.observableArrayList();
    // Kept: a view of a list that nobody holds is collected together with the listeners on it.
    private final ObservableList<SummaryRow> rowsView = FXCollections.unmodifiableObservableList(rows);
    private final FlagField start =
            new FlagField(new FieldState("wizard-start", Sentence.of("Start after creation")), false);
    private final ReadOnlyObjectWrapper<Sentence> failure = new ReadOnlyObjectWrapper<>(Sentence.EMPTY);

    private final Function<String, Sentence> labels;

    /**
     * A page of values.
     *
     * @param labels name a key for people
     */
    public ConfirmPage(Function<String, Sentence> labels) {
        this.labels = labels;
    }

    /** Shows what will be asked for; a password stays hidden. */
    public void show(Options options) {
        rows.setAll(options.asMap().entrySet().stream()
                .map(entry -> new SummaryRow(labels.apply(entry.getKey()), entry.getKey(), shown(entry)))
                .toList());
        failure.set(Sentence.EMPTY);
    }

    private static String shown(Map.Entry<String, String> entry) {
        return entry.getKey().equals("password") ? "••••••••" : entry.getValue();
    }

    /** Says why the guest could not be made. */
    public void fail(Sentence reason) {
        failure.set(reason);
    }

    /** Every value. */
    public ObservableList<SummaryRow> rows() {
        return rowsView;
    }

    /** Whether the guest starts as soon as it is made. */
    public FlagField start() {
        return start;
    }

    /** Why it could not be made; empty before that. */
    public ReadOnlyObjectProperty<Sentence> failureProperty() {
        return failure.getReadOnlyProperty();
    }

    @Override
    public Sentence step() {
        return Sentence.of("Confirm");
    }

    @Override
    public Sentence question() {
        return Sentence.of("Is everything as you want it?");
    }

    @Override
    public ObservableBooleanValue valid() {
        return new SimpleBooleanProperty(true);
    }

    @Override
    public Options options() {
        return start.isOn() ? Options.EMPTY.with(GuestEndpoints.START, true) : Options.EMPTY;
    }

    @Override
    public boolean refuse(String parameter, Sentence reason) {
        return false;
    }
}
