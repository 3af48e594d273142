// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.guest.create;

import dev.vireo.desktop.form.Binding;
import dev.vireo.desktop.form.Form;
import dev.vireo.desktop.form.Sentence;
import dev.vireo.desktop.form.Sheet;
import dev.vireo.desktop.wizard.Refusals;
import dev.vireo.model.option.Options;
import java.util.List;
import javafx.beans.value.ObservableBooleanValue;

/**
 * A step that asks what a form asks, whose fields stand for keys one by one.
 *
 * @param id of what is folded, in the scene graph
 * @param sheet the fields as they are laid out
 * @param bindings what the fields stand for
 */
public record SheetPage(String id, Sentence step, Sentence question, Sheet sheet, Form form, List<Binding> bindings)
        implements OrderPage {
    public SheetPage {
        bindings = List.copyOf(bindings);
    }

    /** A step of that form. */
    public SheetPage(String id, Sentence step, Sentence question, Sheet sheet, List<Binding> bindings) {
        this(id, step, question, sheet, sheet.form(), bindings);
    }

    @Override
    public ObservableBooleanValue valid() {
        return form.valid();
    }

    @Override
    public Options options() {
        return Refusals.store(bindings);
    }

    @Override
    public boolean refuse(String parameter, Sentence reason) {
        return Refusals.of(bindings).refuse(parameter, reason);
    }
}
