// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.guest.container;

import dev.vireo.desktop.form.Binding;
import dev.vireo.desktop.form.FieldState;
import dev.vireo.desktop.form.InputField;
import dev.vireo.desktop.form.Sentence;
import dev.vireo.desktop.form.Setting;
import dev.vireo.desktop.form.Sheet;
import dev.vireo.model.guest.CtOptions;
import dev.vireo.model.option.ValueTypes;
import java.util.List;

/** How much memory and swap a container may use. */
public final class ContainerMemoryForm {
    private static final String USUAL = "512";
    private static final long MOST = 268_435_456;

    private final InputField<Long> memory;
    private final InputField<Long> swap;

    /** @param prefix begins the fields' ids */
    public ContainerMemoryForm(String prefix) {
        memory = InputField.of(new FieldState(prefix + "-memory", Sentence.of("Memory")), ValueTypes.integer(16, MOST))
                .in(Sentence.of("MiB"), 512)
                .holding(USUAL);
        swap = InputField.of(new FieldState(prefix + "-swap", Sentence.of("Swap")), ValueTypes.integer(0, MOST))
                .in(Sentence.of("MiB"), 512)
                .holding(USUAL);
        memory.state()
                .hintProperty()
                .set(Sentence.of("A limit, not a reservation: what the container does not use stays the node’s."));
        swap.state()
                .hintProperty()
                .set(Sentence.of("Space on the node’s swap that it may use beside its memory; 0 for none."));
    }

    /** What the fields stand for. */
    public List<Binding> bindings() {
        return List.of(
                Setting.of(CtOptions.MEMORY.name(), memory, USUAL), Setting.of(CtOptions.SWAP.name(), swap, USUAL));
    }

    /** The fields as they are laid out. */
    public Sheet sheet() {
        return Sheet.of(memory, swap);
    }

    /** Memory in MiB. */
    public InputField<Long> memory() {
        return memory;
    }

    /** Swap in MiB. */
    public InputField<Long> swap() {
        return swap;
    }
}
