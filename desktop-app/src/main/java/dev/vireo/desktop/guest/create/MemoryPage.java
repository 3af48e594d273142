// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.guest.create;

import dev.vireo.desktop.form.FieldState;
import dev.vireo.desktop.form.FlagField;
import dev.vireo.desktop.form.Form;
import dev.vireo.desktop.form.InputField;
import dev.vireo.desktop.form.Sentence;
import dev.vireo.model.guest.VmOptions;
import dev.vireo.model.option.Options;
import dev.vireo.model.option.ValueTypes;
import java.util.Map;
import java.util.Optional;
import javafx.beans.value.ObservableBooleanValue;

/** How much memory the guest has. */
public final class MemoryPage implements PageModel {
    /** What the folded part holds. */
    static final Sentence ADVANCED = Sentence.of("Advanced: ballooning");

    private static final long LEAST = 16;
    private static final long MOST = 4_178_944;

    private final InputField<Long> memory = InputField.of(
                    new FieldState("wizard-memory", Sentence.of("Memory")), ValueTypes.integer(LEAST, MOST))
            .in(Sentence.of("MiB"), 512)
            .holding("2048");
    private final FlagField ballooning =
            new FlagField(new FieldState("wizard-ballooning", Sentence.of("Ballooning")), true);
    private final InputField<Long> minimum = InputField.of(
                    new FieldState("wizard-balloon", Sentence.of("At least")), ValueTypes.integer(LEAST, MOST))
            .in(Sentence.of("MiB"), 512)
            .mayBeEmpty(Sentence.of("all of it"));
    private final Form form = Form.of(memory, ballooning, minimum);

    /** A page with the usual memory. */
    public MemoryPage() {
        minimum.checkedBy(this::objection, memory.textProperty());
        minimum.state().enabledProperty().bind(ballooning.onProperty());
        ballooning
                .state()
                .hintProperty()
                .set(Sentence.of("The node sees what the guest really uses, and can take back what is idle."));
        minimum.state()
                .hintProperty()
                .set(Sentence.of("When the node runs short, the guest keeps at least this much."));
        memory.textProperty().addListener((observable, before, now) -> hint());
        hint();
    }

    private void hint() {
        memory.state()
                .hintProperty()
                .set(memory.value()
                        .map(mebibytes -> Sentence.of("{0} GiB.", gibibytes(mebibytes)))
                        .orElse(Sentence.EMPTY));
    }

    private static String gibibytes(long mebibytes) {
        return ValueTypes.number(0).format(Math.round(mebibytes * 100 / 1024.0) / 100.0);
    }

    private Optional<Sentence> objection(long least) {
        long all = memory.value().orElse(MOST);
        return least > all
                ? Optional.of(Sentence.of("This is more than the guest’s memory, {0} MiB.", Long.toString(all)))
                : Optional.empty();
    }

    /** Memory in MiB. */
    public InputField<Long> memory() {
        return memory;
    }

    /** Whether the guest has a balloon. */
    public FlagField ballooning() {
        return ballooning;
    }

    /** What the balloon leaves at least, in MiB. */
    public InputField<Long> minimum() {
        return minimum;
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
        return Options.EMPTY
                .withNullable(VmOptions.MEMORY, memory.value().orElse(null))
                .withNullable(VmOptions.BALLOON, balloon().orElse(null));
    }

    private Optional<Long> balloon() {
        if (!ballooning.isOn()) {
            return Optional.of(0L);
        }
        return minimum.value().filter(least -> !least.equals(memory.value().orElse(0L)));
    }

    @Override
    public boolean refuse(String parameter, Sentence reason) {
        return new Refusals(Map.of("memory", memory, "balloon", minimum)).refuse(parameter, reason);
    }
}
