// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.guest.hardware;

import dev.vireo.desktop.form.Binding;
import dev.vireo.desktop.form.Explanation;
import dev.vireo.desktop.form.Field;
import dev.vireo.desktop.form.FieldState;
import dev.vireo.desktop.form.FlagField;
import dev.vireo.desktop.form.InputField;
import dev.vireo.desktop.form.Sentence;
import dev.vireo.desktop.form.Setting;
import dev.vireo.model.guest.VmOptions;
import dev.vireo.model.option.ValueTypes;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;

/** How much of the node's processors a guest gets, and where. */
final class ProcessorLimits {
    private final InputField<Long> plugged;
    private final InputField<Double> limit;
    private final InputField<Long> units;
    private final InputField<String> affinity;
    private final FlagField numa;
    private final InputField<String> flags;

    /** @param total processors of the guest, 0 while that is unknown */
    ProcessorLimits(String prefix, LongSupplier total) {
        plugged = InputField.of(
                        new FieldState(prefix + "-vcpus", Sentence.of("Plugged at start")), ValueTypes.integer(1, 2048))
                .in(Sentence.EMPTY, 1)
                .mayBeEmpty(Sentence.of("all"))
                .checkedBy(count -> objection(count, total.getAsLong()));
        limit = InputField.of(new FieldState(prefix + "-cpulimit", Sentence.of("Limit")), ValueTypes.number(0, 128))
                .in(Sentence.of("processors"), 1)
                .mayBeEmpty(Sentence.of("unlimited"));
        units = InputField.of(
                        new FieldState(prefix + "-cpuunits", Sentence.of("Weight")), ValueTypes.integer(1, 262_144))
                .in(Sentence.EMPTY, 100)
                .mayBeEmpty(Sentence.verbatim("100"));
        affinity = InputField.of(
                        new FieldState(prefix + "-affinity", Sentence.of("Affinity")),
                        ValueTypes.text("\\d+(-\\d+)?(,\\d+(-\\d+)?)*", "numbers"),
                        worded("Numbers of the node’s processors are needed, such as 0,2,4-7; “{0}” is given."))
                .mayBeEmpty(Sentence.of("any processor"));
        numa = new FlagField(new FieldState(prefix + "-numa", Sentence.verbatim("NUMA")), false);
        flags = InputField.of(
                        new FieldState(prefix + "-cpu-flags", Sentence.of("Flags")),
                        ValueTypes.text("[+-][a-z0-9._-]{1,40}(;[+-][a-z0-9._-]{1,40})*", "flags"),
                        worded("Flags with their sign are needed, such as +aes;-pcid; “{0}” is given."))
                .mayBeEmpty(Sentence.of("as the type has them"));
        hint();
    }

    private static Explanation worded(String english) {
        return (given, cause) -> new Sentence(english, List.of(given));
    }

    private static Optional<Sentence> objection(long count, long total) {
        return total > 0 && count > total
                ? Optional.of(Sentence.of("The guest has {0} processors in all.", Long.toString(total)))
                : Optional.empty();
    }

    private void hint() {
        plugged.state().hintProperty().set(Sentence.of("The others can be plugged while the guest runs."));
        limit.state().hintProperty().set(Sentence.of("The guest gets no more processor time than that many have."));
        units.state().hintProperty().set(Sentence.of("When the node is busy, twice the weight gets twice the time."));
        affinity.state().hintProperty().set(Sentence.of("Which of the node’s processors the guest runs on."));
        numa.state().hintProperty().set(Sentence.of("Shows each socket its own memory. Needed to hot-plug memory."));
    }

    void recheck() {
        plugged.recheck();
    }

    InputField<String> flags() {
        return flags;
    }

    List<Field> fields() {
        return List.of(plugged, limit, units, affinity, numa, flags);
    }

    List<Binding> bindings() {
        return List.of(
                Setting.of(VmOptions.VCPUS.name(), plugged),
                Setting.of("cpulimit", limit),
                Setting.of("cpuunits", units),
                Setting.of("affinity", affinity),
                Setting.of("numa", numa, false));
    }
}
