// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.guest.config;

import dev.vireo.desktop.form.Field;
import dev.vireo.desktop.form.FieldState;
import dev.vireo.desktop.form.Form;
import dev.vireo.desktop.form.InputField;
import dev.vireo.desktop.form.Sentence;
import dev.vireo.desktop.form.Sheet;
import dev.vireo.model.id.Vmid;
import dev.vireo.model.option.Options;
import dev.vireo.model.option.ValueTypes;
import java.util.List;
import java.util.Optional;
import javafx.beans.value.ObservableBooleanValue;

/** Takes a device away, saying what becomes of it; where data are lost for good, the guest's number has to be typed. */
public final class Removal implements Editor {
    private final Sentence title;
    private final Sentence advice;
    private final String key;
    private final Purpose purpose;
    private final Sheet sheet;
    private final Form form;

    private Removal(Sentence title, Sentence advice, String key, Purpose purpose, List<Field> fields) {
        this.title = title;
        this.advice = advice;
        this.key = key;
        this.purpose = purpose;
        this.sheet = new Sheet(fields, Sentence.EMPTY, List.of());
        this.form = sheet.form();
    }

    /** Takes a device away that holds no data. */
    public static Removal of(Sentence title, Sentence advice, String key) {
        return new Removal(title, advice, key, Purpose.REMOVE, List.of());
    }

    /** Detaches a disk, which stays the guest's. */
    public static Removal detaching(Sentence title, Sentence advice, String key) {
        return new Removal(title, advice, key, Purpose.DETACH, List.of());
    }

    /** Deletes data for good, once the guest's number is typed. */
    public static Removal deleting(Sentence title, Sentence advice, String key, Vmid guest) {
        InputField<String> typed = InputField.of(
                        new FieldState("edit-confirm-vmid", Sentence.of("VM ID")), ValueTypes.text())
                .checkedBy(text -> text.equals(guest.toString())
                        ? Optional.empty()
                        : Optional.of(Sentence.of("Type {0}, the number of this guest.", guest.toString())));
        typed.state().hintProperty().set(Sentence.of("This cannot be undone."));
        return new Removal(title, advice, key, Purpose.REMOVE, List.of(typed));
    }

    @Override
    public Sentence title() {
        return title;
    }

    @Override
    public Purpose purpose() {
        return purpose;
    }

    @Override
    public Sentence advice() {
        return advice;
    }

    @Override
    public Sheet sheet() {
        return sheet;
    }

    @Override
    public ObservableBooleanValue valid() {
        return form.valid();
    }

    @Override
    public ObservableBooleanValue complains() {
        return form.complains();
    }

    @Override
    public void ask() {
        form.ask();
    }

    @Override
    public void load(Options configuration) {
        // Nothing of the configuration is shown.
    }

    @Override
    public Options store(Options configuration) {
        return configuration.without(key);
    }

    @Override
    public Optional<Field> field(String parameter) {
        return Optional.empty();
    }
}
