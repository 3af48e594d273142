// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.importing;

import dev.vireo.desktop.form.Choice;
import dev.vireo.desktop.form.ChoiceField;
import dev.vireo.desktop.form.FieldState;
import dev.vireo.desktop.form.Sentence;
import dev.vireo.desktop.guest.hardware.DiskBus;
import dev.vireo.desktop.wizard.WizardPage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.value.ObservableBooleanValue;

/** The new machine's hardware; or, for a machine that exists, how the disks are attached to it. */
public final class MachinePage implements WizardPage {
    private final NewMachine machine = new NewMachine();
    private final ReadOnlyBooleanWrapper isNew = new ReadOnlyBooleanWrapper(true);
    private final ChoiceField<Optional<DiskBus>> attach =
            ChoiceField.of(new FieldState("import-attach", Sentence.of("Attach")), attachChoices());
    private final ObservableBooleanValue valid;
    private Set<String> taken = Set.of();

    MachinePage() {
        attach.state()
                .hintProperty()
                .set(Sentence.of(
                        "A disk that is not attached is listed under Hardware as unused; attach it there when you"
                                + " want. A running machine may see it for a moment."));
        valid = Bindings.createBooleanBinding(
                () -> isNew.get() ? machine.form().valid().get() : attach.isRight(),
                isNew,
                machine.form().valid(),
                attach.problem());
    }

    private static List<Choice<Optional<DiskBus>>> attachChoices() {
        List<Choice<Optional<DiskBus>>> choices = new ArrayList<>();
        choices.add(Choice.of(Optional.empty(), Sentence.of("Not attached")));
        DiskBus.IN_ORDER.forEach(bus -> choices.add(Choice.of(Optional.of(bus), bus.label())));
        return choices;
    }

    void aimAt(boolean aNewMachine) {
        isNew.set(aNewMachine);
    }

    void know(Set<String> takenKeys) {
        taken = Set.copyOf(takenKeys);
    }

    /** Keys for disks: of the new machine, or free ones of the other. */
    List<String> keys(int count) {
        return isNew.get()
                ? machine.keys(count)
                : DiskPlaces.free(attach.value().flatMap(bus -> bus).orElse(DiskBus.SCSI), count, taken);
    }

    /** Whether the disks are to be taken off their keys once they are there. */
    boolean staysUnattached() {
        return !isNew.get() && attach.is(Optional.empty());
    }

    /** The new machine. */
    public NewMachine machine() {
        return machine;
    }

    /** Whether there is a new machine. */
    public ReadOnlyBooleanProperty newProperty() {
        return isNew.getReadOnlyProperty();
    }

    /** Bus of the disks in a machine that exists; empty for none. */
    public ChoiceField<Optional<DiskBus>> attach() {
        return attach;
    }

    @Override
    public Sentence step() {
        return Sentence.of("Hardware");
    }

    @Override
    public Sentence question() {
        return Sentence.of("What does the machine look like?");
    }

    @Override
    public ObservableBooleanValue valid() {
        return valid;
    }
}
