// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.guest.config;

import dev.vireo.desktop.form.Binding;
import dev.vireo.desktop.form.Field;
import dev.vireo.desktop.form.Form;
import dev.vireo.desktop.form.Sentence;
import dev.vireo.desktop.form.Sheet;
import dev.vireo.desktop.guest.config.Editor.Purpose;
import dev.vireo.model.option.Options;
import java.util.List;
import java.util.Optional;

/**
 * An editor made of fields, each bound to what it stands for.
 *
 * @param sheet how the fields are laid out
 * @param bindings what the fields stand for
 */
public record FormEditor(Sentence title, Purpose purpose, Sheet sheet, Form form, List<Binding> bindings)
        implements Editor {
    public FormEditor {
        bindings = List.copyOf(bindings);
    }

    /** An editor of that purpose. */
    public FormEditor(Sentence title, Purpose purpose, Sheet sheet, List<? extends Binding> bindings) {
        this(title, purpose, sheet, sheet.form(), List.copyOf(bindings));
    }

    /** An editor that changes what some keys hold. */
    public static FormEditor of(Sentence title, Sheet sheet, Binding... bindings) {
        return new FormEditor(title, Purpose.CHANGE, sheet, List.of(bindings));
    }

    /** An editor of one key with one field. */
    public static FormEditor of(Sentence title, Binding binding) {
        return of(title, Sheet.of(binding.field()), binding);
    }

    @Override
    public void load(Options configuration) {
        bindings.forEach(binding -> binding.load(configuration));
    }

    @Override
    public Options store(Options configuration) {
        Options stored = configuration;
        for (Binding binding : bindings) {
            stored = binding.store(stored);
        }
        return stored;
    }

    @Override
    public Optional<Field> field(String parameter) {
        return bindings.stream()
                .filter(binding -> binding.key().equals(parameter))
                .map(Binding::field)
                .findFirst();
    }
}
