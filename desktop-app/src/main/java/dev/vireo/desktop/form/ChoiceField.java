// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.form;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.ObjectBinding;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/**
 * One of several things.
 *
 * @param <T> what a choice means
 */
public final class ChoiceField<T> implements Field {
    private final FieldState state;
    private final ObservableList<Choice<T>> choices = FXCollections.observableArrayList();
    private final ObjectProperty<Optional<T>> value = new SimpleObjectProperty<>(Optional.empty());
    private final ObjectProperty<Sentence> whenMissing =
            new SimpleObjectProperty<>(Sentence.of("One of these has to be chosen."));
    private final ObjectBinding<Optional<Sentence>> problem;
    private final ObservableValue<Optional<Sentence>> complaint;

    /** A field with nothing to choose from yet. */
    public ChoiceField(FieldState state) {
        this.state = state;
        this.problem =
                Bindings.createObjectBinding(this::findProblem, value, choices, whenMissing, state.refusalProperty());
        this.complaint = state.complaint(problem);
        value.addListener((observable, before, now) -> state.forgetRefusal());
    }

    /** A field with choices, the first of them chosen. */
    public static <T> ChoiceField<T> of(FieldState state, List<Choice<T>> choices) {
        ChoiceField<T> field = new ChoiceField<>(state);
        field.offer(choices);
        return field;
    }

    /** Says with other words that nothing is chosen. */
    public ChoiceField<T> missing(Sentence sentence) {
        whenMissing.set(sentence);
        return this;
    }

    /** Replaces what can be chosen; what is chosen stays if it can, else the first open choice takes its place. */
    public void offer(List<Choice<T>> offered) {
        state.ask();
        Optional<T> kept = value.get();
        if (!choices.equals(offered)) {
            choices.setAll(offered);
        }
        boolean isThere = kept.isPresent() && choiceOf(kept.get()).isPresent();
        if (!isThere) {
            value.set(offered.stream().filter(Choice::isOpen).map(Choice::value).findFirst());
        }
    }

    /** Replaces what can be chosen, but what is chosen stays among the choices even if it is not offered. */
    public void offerBeside(List<Choice<T>> offered) {
        List<Choice<T>> all = new ArrayList<>(offered);
        chosen().filter(kept ->
                        offered.stream().noneMatch(choice -> choice.value().equals(kept.value())))
                .ifPresent(kept -> all.add(0, kept));
        offer(all);
    }

    /** Chooses, if it is among the choices and open. */
    public void choose(T wanted) {
        choiceOf(wanted).filter(Choice::isOpen).ifPresent(choice -> value.set(Optional.of(choice.value())));
    }

    /** Chooses, and adds to the choices what is not among them yet. */
    public void chooseOrAdd(Choice<T> wanted) {
        if (choiceOf(wanted.value()).isEmpty()) {
            choices.add(wanted);
        }
        choose(wanted.value());
    }

    /** Chooses nothing. */
    public void clear() {
        value.set(Optional.empty());
    }

    private Optional<Choice<T>> choiceOf(T wanted) {
        return choices.stream().filter(choice -> choice.value().equals(wanted)).findFirst();
    }

    private Optional<Sentence> findProblem() {
        Optional<Sentence> refusal = state.refusalProperty().get();
        if (refusal.isPresent()) {
            return refusal;
        }
        Optional<Choice<T>> choice = chosen();
        if (choice.isEmpty()) {
            return Optional.of(whenMissing.get());
        }
        return choice.filter(c -> !c.isOpen()).map(Choice::obstacle);
    }

    /** What can be chosen. */
    public ObservableList<Choice<T>> choices() {
        return choices;
    }

    /** What is chosen. */
    public ObservableValue<Optional<T>> valueProperty() {
        return value;
    }

    /** What is chosen, if anything is. */
    public Optional<T> value() {
        return value.get();
    }

    /** The choice made, with its name. */
    public Optional<Choice<T>> chosen() {
        return value.get().flatMap(this::choiceOf);
    }

    /** Whether that is chosen. */
    public boolean is(T wanted) {
        return value.get().equals(Optional.of(wanted));
    }

    @Override
    public FieldState state() {
        return state;
    }

    @Override
    public ObservableValue<Optional<Sentence>> problem() {
        return problem;
    }

    @Override
    public ObservableValue<Optional<Sentence>> complaint() {
        return complaint;
    }
}
