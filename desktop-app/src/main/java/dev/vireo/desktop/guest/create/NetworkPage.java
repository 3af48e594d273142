// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.guest.create;

import dev.vireo.desktop.form.Binding;
import dev.vireo.desktop.form.Field;
import dev.vireo.desktop.form.FieldState;
import dev.vireo.desktop.form.FlagField;
import dev.vireo.desktop.form.Form;
import dev.vireo.desktop.form.Sentence;
import dev.vireo.desktop.wizard.Refusals;
import dev.vireo.model.option.Options;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import javafx.beans.value.ObservableBooleanValue;

/** How the guest reaches the network: by one card, or not at all. */
public final class NetworkPage implements OrderPage {
    private final Sentence question;
    private final Binding binding;
    private final Supplier<Field> blamed;
    private final FlagField noCard =
            new FlagField(new FieldState("wizard-network-none", Sentence.of("No network card")), false);
    private final Form form;

    /**
     * @param fields of the card
     * @param binding what they stand for
     * @param blamed the field under which the server's objection to the card stands
     */
    public NetworkPage(Sentence question, List<? extends Field> fields, Binding binding, Supplier<Field> blamed) {
        this.question = question;
        this.binding = binding;
        this.blamed = blamed;
        this.form = new Form(List.copyOf(fields));
        noCard.onProperty()
                .addListener((observable, before, now) -> form.fields()
                        .forEach(field -> field.state().enabledProperty().set(!now)));
    }

    /** Whether the guest has no card at all. */
    public FlagField noCard() {
        return noCard;
    }

    @Override
    public Sentence step() {
        return Sentence.of("Network");
    }

    @Override
    public Sentence question() {
        return question;
    }

    @Override
    public ObservableBooleanValue valid() {
        return form.valid();
    }

    @Override
    public Options options() {
        return noCard.isOn() ? Options.EMPTY : binding.store(Options.EMPTY);
    }

    @Override
    public boolean refuse(String parameter, Sentence reason) {
        return new Refusals(Map.of("net0", blamed.get())).refuse(parameter, reason);
    }
}
