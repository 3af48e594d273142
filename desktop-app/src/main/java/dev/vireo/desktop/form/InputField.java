// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.form;

import dev.vireo.model.InvalidValueException;
import dev.vireo.model.option.ValueType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javafx.beans.Observable;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.ObjectBinding;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;

/**
 * A value that is typed: checked at every key by the parser that the configuration file and the API use.
 *
 * @param <T> the value in the program
 */
public final class InputField<T> implements Field {
    private static final int FEW_LINES = 5;

    private final FieldState state;
    private final ValueType<T> type;
    private final Explanation explanation;
    private final StringProperty text = new SimpleStringProperty("");
    private final ObjectProperty<Sentence> prompt = new SimpleObjectProperty<>(Sentence.EMPTY);
    private final List<Function<T, Optional<Sentence>>> checks = new ArrayList<>();
    private final ObjectBinding<Optional<Sentence>> problem;
    private final ObservableValue<Optional<Sentence>> complaint;
    private Sentence unit = Sentence.EMPTY;
    private long step;
    private boolean needed = true;
    private int lines = 1;
    private boolean secret;

    private InputField(FieldState state, ValueType<T> type, Explanation explanation) {
        this.state = state;
        this.type = type;
        this.explanation = explanation;
        this.problem = Bindings.createObjectBinding(this::findProblem, text, state.refusalProperty());
        this.complaint = state.complaint(problem);
        text.addListener((observable, before, now) -> {
            state.forgetRefusal();
            state.ask();
        });
    }

    /** A field whose errors are worded by what the type allows. */
    public static <T> InputField<T> of(FieldState state, ValueType<T> type) {
        return of(state, type, Explanation.ofSchema(type.schema()));
    }

    /** A field with errors worded for its kind of value. */
    public static <T> InputField<T> of(FieldState state, ValueType<T> type, Explanation explanation) {
        return new InputField<>(state, type, explanation);
    }

    /** The same field, which may be left empty; {@code meaning} says in it what emptiness means. */
    public InputField<T> mayBeEmpty(Sentence meaning) {
        needed = false;
        prompt.set(meaning);
        problem.invalidate();
        return this;
    }

    /** The same field with a unit behind the number and the width of one step. */
    public InputField<T> in(Sentence unitOfNumber, long width) {
        unit = unitOfNumber;
        step = width;
        return this;
    }

    /** The same field for a text of several lines. */
    public InputField<T> ofManyLines() {
        return ofManyLines(FEW_LINES);
    }

    /** The same field for a text of several lines, of which so many are seen at once. */
    public InputField<T> ofManyLines(int seen) {
        lines = seen;
        return this;
    }

    /** Whether the text may have several lines. */
    public boolean hasManyLines() {
        return lines > 1;
    }

    /** Lines that are seen at once. */
    public int lines() {
        return lines;
    }

    /** The same field for a secret, which nobody should read over a shoulder. */
    public InputField<T> ofSecret() {
        secret = true;
        return this;
    }

    /** Whether the value is a secret. */
    public boolean isSecret() {
        return secret;
    }

    /** The same field holding a text. */
    public InputField<T> holding(String words) {
        text.set(words);
        return this;
    }

    /** The same field with a further check, done again whenever one of {@code inputs} changes. */
    public InputField<T> checkedBy(Function<T, Optional<Sentence>> check, Observable... inputs) {
        checks.add(check);
        for (Observable input : inputs) {
            input.addListener(observable -> problem.invalidate());
        }
        problem.invalidate();
        return this;
    }

    /** Does the further checks again, as when something that they look at has changed. */
    public void recheck() {
        problem.invalidate();
    }

    private Optional<Sentence> findProblem() {
        Optional<Sentence> refusal = state.refusalProperty().get();
        if (refusal.isPresent()) {
            return refusal;
        }
        if (written().isEmpty()) {
            return needed ? Optional.of(Sentence.of("A value is needed.")) : Optional.empty();
        }
        try {
            T value = type.parse(written());
            return checks.stream().flatMap(check -> check.apply(value).stream()).findFirst();
        } catch (InvalidValueException e) {
            return Optional.of(explanation.explain(written(), e));
        }
    }

    /** What is typed, without blanks around it; a decimal comma counts as a point. */
    public String written() {
        String typed = text.get() == null ? "" : text.get().strip();
        return type.schema().type().equals("number") ? typed.replace(',', '.') : typed;
    }

    /** The value, if one is given that the type allows. */
    public Optional<T> value() {
        if (written().isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(type.parse(written()));
        } catch (InvalidValueException e) {
            return Optional.empty();
        }
    }

    /** The value as the configuration writes it; empty if none is given or the type does not allow it. */
    public String formatted() {
        return value().map(type::format).orElse("");
    }

    /** The text as typed. */
    public StringProperty textProperty() {
        return text;
    }

    /** What the empty field shows. */
    public ObjectProperty<Sentence> promptProperty() {
        return prompt;
    }

    /** Unit of the number; empty without one. */
    public Sentence unit() {
        return unit;
    }

    /** Whether the value is a number, which buttons can make larger or smaller. */
    public boolean isNumber() {
        return step > 0 && List.of("integer", "number").contains(type.schema().type());
    }

    /** The text after {@code count} steps up, or down if negative; unchanged where the type would not allow it. */
    public void step(int count) {
        String moved = Steps.move(written(), count * step);
        try {
            T value = type.parse(moved);
            text.set(type.format(value));
        } catch (InvalidValueException e) {
            text.set(Steps.nearest(type.schema(), written(), count));
        }
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
