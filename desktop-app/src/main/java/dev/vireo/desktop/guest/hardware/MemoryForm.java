// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.guest.hardware;

import dev.vireo.desktop.form.Binding;
import dev.vireo.desktop.form.FieldState;
import dev.vireo.desktop.form.FlagField;
import dev.vireo.desktop.form.InputField;
import dev.vireo.desktop.form.Sentence;
import dev.vireo.desktop.form.Setting;
import dev.vireo.desktop.form.Sheet;
import dev.vireo.model.guest.VmOptions;
import dev.vireo.model.option.ValueTypes;
import java.util.List;
import java.util.Optional;

/** How much memory a guest has, and how much of it the node may take back. */
public final class MemoryForm {
    private static final long LEAST = 16;
    private static final long MOST = 4_178_944;

    private final InputField<Long> memory;
    private final FlagField ballooning;
    private final InputField<Long> minimum;
    private final InputField<Long> shares;
    private final FlagField sharing;

    /** @param prefix begins the fields' ids */
    public MemoryForm(String prefix) {
        memory = InputField.of(
                        new FieldState(prefix + "-memory", Sentence.of("Memory")), ValueTypes.integer(LEAST, MOST))
                .in(Sentence.of("MiB"), 512)
                .holding("2048");
        ballooning = new FlagField(new FieldState(prefix + "-ballooning", Sentence.of("Ballooning")), true);
        minimum = InputField.of(
                        new FieldState(prefix + "-balloon", Sentence.of("At least")), ValueTypes.integer(LEAST, MOST))
                .in(Sentence.of("MiB"), 512)
                .mayBeEmpty(Sentence.of("all of it"));
        shares = InputField.of(new FieldState(prefix + "-shares", Sentence.of("Shares")), ValueTypes.integer(0, 50_000))
                .in(Sentence.EMPTY, 100)
                .mayBeEmpty(Sentence.verbatim("1000"));
        sharing = new FlagField(new FieldState(prefix + "-ksm", Sentence.of("Share equal pages")), true);
        wire();
    }

    private void wire() {
        minimum.checkedBy(this::objection, memory.textProperty());
        minimum.state().enabledProperty().bind(ballooning.onProperty());
        shares.state().enabledProperty().bind(ballooning.onProperty());
        say(
                ballooning.state(),
                Sentence.of("The node sees what the guest really uses, and can take back what is idle."));
        say(minimum.state(), Sentence.of("When the node runs short, the guest keeps at least this much."));
        say(shares.state(), Sentence.of("Of two guests, the one with more shares gets more memory back."));
        say(sharing.state(), Sentence.of("Pages that several guests have in common are kept once (KSM)."));
        memory.textProperty().addListener((observable, before, now) -> hint());
        hint();
    }

    private static void say(FieldState state, Sentence hint) {
        state.hintProperty().set(hint);
    }

    private void hint() {
        say(
                memory.state(),
                memory.value()
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

    /** The keys that the fields stand for. */
    public List<Binding> bindings() {
        return List.of(
                Setting.of(VmOptions.MEMORY.name(), memory, memory::formatted, this::showMemory),
                Setting.of(VmOptions.BALLOON.name(), minimum, this::balloon, this::showBalloon),
                Setting.of("shares", shares),
                Setting.of("allow-ksm", sharing, true));
    }

    /** Newer servers write {@code current=2048}. */
    private void showMemory(String text) {
        memory.textProperty().set(text.isEmpty() ? "512" : text.replace("current=", ""));
    }

    private void showBalloon(String text) {
        ballooning.onProperty().set(!text.equals("0"));
        minimum.textProperty().set(text.equals("0") ? "" : text);
    }

    private String balloon() {
        if (!ballooning.onProperty().get()) {
            return "0";
        }
        return minimum.formatted().equals(memory.formatted()) ? "" : minimum.formatted();
    }

    /** The fields, all but the memory itself folded away. */
    public Sheet sheet() {
        return Sheet.of(memory)
                .folding(
                        Sentence.of("Advanced: ballooning, shares, equal pages"), ballooning, minimum, shares, sharing);
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

    /** Whether equal pages are shared with other guests. */
    public FlagField sharing() {
        return sharing;
    }
}
