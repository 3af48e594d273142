// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.guest.create;

import dev.vireo.desktop.form.Binding;
import dev.vireo.desktop.form.FlagField;
import dev.vireo.desktop.form.Form;
import dev.vireo.desktop.form.InputField;
import dev.vireo.desktop.form.Sentence;
import dev.vireo.desktop.form.Sheet;
import dev.vireo.desktop.guest.hardware.MemoryForm;
import dev.vireo.desktop.wizard.Refusals;
import dev.vireo.model.option.Options;
import java.util.List;
import javafx.beans.value.ObservableBooleanValue;

/** How much memory the guest has. */
public final class MemoryPage implements PageModel {
    private final MemoryForm memory = new MemoryForm("wizard");
    private final List<Binding> bindings = memory.bindings();
    private final Form form = memory.sheet().form();

    /** The fields as they are laid out. */
    Sheet sheet() {
        return memory.sheet();
    }

    /** Memory in MiB. */
    public InputField<Long> memory() {
        return memory.memory();
    }

    /** Whether the guest has a balloon. */
    public FlagField ballooning() {
        return memory.ballooning();
    }

    /** What the balloon leaves at least, in MiB. */
    public InputField<Long> minimum() {
        return memory.minimum();
    }

    @Override
    public Sentence step() {
        return Sentence.of("Memory");
    }

    @Override
    public Sentence question() {
        return Sentence.of("How much memory does the guest have?");
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
