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
import java.util.Optional;

/** How much of the node's processors a container gets. */
public final class ShareForm {
    private final InputField<Long> cores;
    private final InputField<Double> limit;
    private final InputField<Long> units;
    private long processors;

    /** @param prefix begins the fields' ids */
    public ShareForm(String prefix) {
        cores = InputField.of(new FieldState(prefix + "-cores", Sentence.of("Cores")), CtOptions.CORES.type())
                .in(Sentence.EMPTY, 1)
                .mayBeEmpty(Sentence.of("all of the node"));
        limit = InputField.of(
                        new FieldState(prefix + "-cpulimit", Sentence.of("CPU limit")), CtOptions.CPU_LIMIT.type())
                .in(Sentence.of("cores"), 1)
                .mayBeEmpty(Sentence.of("unlimited"));
        units = InputField.of(
                        new FieldState(prefix + "-cpuunits", Sentence.of("CPU units")), ValueTypes.integer(1, 500_000))
                .in(Sentence.EMPTY, 100)
                .mayBeEmpty(Sentence.verbatim(Long.toString(CtOptions.DEFAULT_CPU_UNITS)));
        cores.checkedBy(this::objection);
        cores.state()
                .hintProperty()
                .set(Sentence.of("The container sees that many processors of the node and runs on no others."));
        limit.state()
                .hintProperty()
                .set(Sentence.of(
                        "Processors’ worth of time that it may use at most, such as 1.5; also of fewer cores."));
        units.state()
                .hintProperty()
                .set(Sentence.of("When processors are short, a guest with twice the units gets twice the time."));
    }

    /** Notes how many processors the node has; 0 if that is unknown. */
    public void offer(long count) {
        processors = count;
        cores.recheck();
    }

    private Optional<Sentence> objection(long wanted) {
        return processors > 0 && wanted > processors
                ? Optional.of(Sentence.of(
                        "The node has {0} processors, {1} are asked for. Leave it empty for all of them.",
                        Long.toString(processors), Long.toString(wanted)))
                : Optional.empty();
    }

    /** What the fields stand for. */
    public List<Binding> bindings() {
        return List.of(
                Setting.of(CtOptions.CORES.name(), cores),
                Setting.of(CtOptions.CPU_LIMIT.name(), limit),
                Setting.of(CtOptions.CPU_UNITS.name(), units));
    }

    /** The fields as they are laid out. */
    public Sheet sheet() {
        return Sheet.of(cores).folding(Sentence.of("Advanced: limit of time, weight among guests"), limit, units);
    }

    /** Processors that it sees. */
    public InputField<Long> cores() {
        return cores;
    }

    /** Processors' worth of time. */
    public InputField<Double> limit() {
        return limit;
    }

    /** Weight among guests. */
    public InputField<Long> units() {
        return units;
    }
}
