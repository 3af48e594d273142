// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.dialog;

import dev.vireo.desktop.form.Field;
import dev.vireo.desktop.form.Form;
import dev.vireo.desktop.form.Sentence;
import dev.vireo.desktop.fx.Background;
import dev.vireo.desktop.fx.Failures;
import dev.vireo.model.api.ApiException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** A dialog's state: whether it is open, whether it can be begun, whether it is being begun, and why it was refused. */
public final class OperationViewModel {
    private final Operation operation;
    private final Background background;
    private final Consumer<List<String>> begun;
    private final Consumer<Sentence> refusedLater;
    private final ReadOnlyBooleanWrapper open = new ReadOnlyBooleanWrapper(true);
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper(false);
    private final ReadOnlyObjectWrapper<Sentence> failure = new ReadOnlyObjectWrapper<>(Sentence.EMPTY);
    private final Form form;
    private final BooleanBinding mayBegin;
    private final BooleanBinding mayPress;

    /**
     * @param begun is told the tasks' UPIDs when the server has taken the operation, none if it is done already
     * @param refusedLater is told why the server refused, once there is no dialog any more to say it in
     */
    public OperationViewModel(
            Operation operation, Background background, Consumer<List<String>> begun, Consumer<Sentence> refusedLater) {
        this.operation = operation;
        this.background = background;
        this.begun = begun;
        this.refusedLater = refusedLater;
        this.form = operation.sheet().form();
        this.mayBegin = Bindings.createBooleanBinding(() -> form.valid().get() && !busy.get(), form.valid(), busy);
        this.mayPress = operation.destroys()
                ? mayBegin
                : Bindings.createBooleanBinding(() -> !form.complains().get() && !busy.get(), form.complains(), busy);
    }

    /** Reads what the fields offer. */
    public void open() {
        operation.opened();
    }

    /** Begins it, if every field is right; what is missing, and what the server refuses, is shown in place. */
    public void begin() {
        form.ask();
        if (!mayBegin.get()) {
            return;
        }
        failure.set(Sentence.EMPTY);
        busy.set(true);
        background.run(operation.prepare(), this::end, this::refuse);
    }

    /** Leaves the dialog; what has been begun goes on. */
    public void leave() {
        open.set(false);
    }

    private void end(List<String> upids) {
        busy.set(false);
        open.set(false);
        begun.accept(upids);
    }

    private void refuse(Throwable reason) {
        busy.set(false);
        if (!open.get()) {
            refusedLater.accept(Sentence.of("{0} — {1}", operation.title(), said(Failures.words(reason))));
            return;
        }
        Map<String, String> errors = reason instanceof ApiException refused ? refused.errors() : Map.of();
        List<String> elsewhere = new ArrayList<>();
        errors.forEach((parameter, error) -> fieldOf(parameter)
                .ifPresentOrElse(field -> refuse(field, error), () -> elsewhere.add(parameter + ": " + error)));
        if (errors.isEmpty()) {
            elsewhere.add(String.valueOf(reason.getMessage()));
        }
        if (!elsewhere.isEmpty()) {
            failure.set(said(String.join("\n", elsewhere)));
        }
    }

    /** The field that can show what is wrong with a parameter: a hidden one cannot. */
    private Optional<Field> fieldOf(String parameter) {
        return Optional.ofNullable(operation.byParameter().get(parameter))
                .filter(field -> field.state().counts());
    }

    private static void refuse(Field field, String error) {
        field.state().refusalProperty().set(Optional.of(said(error)));
    }

    private static Sentence said(String words) {
        return Sentence.of("The server says: {0}", words);
    }

    /** What is to be done. */
    public Operation operation() {
        return operation;
    }

    /** Whether its dialog is still wanted: until it is left or has been begun. */
    public ReadOnlyBooleanProperty openProperty() {
        return open.getReadOnlyProperty();
    }

    /** Whether every field is right and nothing is under way. */
    public BooleanBinding mayBegin() {
        return mayBegin;
    }

    /** Whether the button can be pressed: also while something is missing, unless it would destroy something. */
    public BooleanBinding mayPress() {
        return mayPress;
    }

    /** Whether the server is being asked. */
    public ReadOnlyBooleanProperty busyProperty() {
        return busy.getReadOnlyProperty();
    }

    /** What the server objected to without naming a field; empty for nothing. */
    public ReadOnlyObjectProperty<Sentence> failureProperty() {
        return failure.getReadOnlyProperty();
    }
}
