// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.importing;

import dev.vireo.desktop.form.FieldState;
import dev.vireo.desktop.form.FlagField;
import dev.vireo.desktop.form.Sentence;
import dev.vireo.desktop.wizard.SummaryRow;
import dev.vireo.desktop.wizard.WizardPage;
import java.util.List;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableBooleanValue;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** Everything that was chosen, once more; and how the files are on their way. */
public final class ImportConfirmPage implements WizardPage {
    private final ObservableList<SummaryRow> rows = FXCollections.observableArrayList();
    private final FlagField start =
            new FlagField(new FieldState("import-start", Sentence.of("Start after the import")), false);
    private final FlagField cleanUp =
            new FlagField(new FieldState("import-clean-up", Sentence.of("Remove the sent files afterwards")), true);
    private final ReadOnlyObjectWrapper<Sentence> failure = new ReadOnlyObjectWrapper<>(Sentence.EMPTY);

    ImportConfirmPage() {
        cleanUp.state()
                .hintProperty()
                .set(Sentence.of("If the import fails they stay, so that a second try need not send them again."));
    }

    void show(List<SummaryRow> shown, boolean isNew, boolean areSent) {
        rows.setAll(shown);
        start.state().shownProperty().set(isNew);
        cleanUp.state().shownProperty().set(areSent);
        failure.set(Sentence.EMPTY);
    }

    void fail(Sentence reason) {
        failure.set(reason);
    }

    /** Every value. */
    public ObservableList<SummaryRow> rows() {
        return rows;
    }

    /** Whether the machine starts as soon as it is made. */
    public FlagField start() {
        return start;
    }

    /** Whether the files on the storage are removed once their disks are there. */
    public FlagField cleanUp() {
        return cleanUp;
    }

    /** Why it could not be begun; empty before that. */
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
}
