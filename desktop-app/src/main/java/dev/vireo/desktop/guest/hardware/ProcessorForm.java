// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.guest.hardware;

import dev.vireo.desktop.form.Binding;
import dev.vireo.desktop.form.Choice;
import dev.vireo.desktop.form.ChoiceField;
import dev.vireo.desktop.form.Field;
import dev.vireo.desktop.form.FieldState;
import dev.vireo.desktop.form.FlagField;
import dev.vireo.desktop.form.InputField;
import dev.vireo.desktop.form.PropertySetting;
import dev.vireo.desktop.form.Sentence;
import dev.vireo.desktop.form.Setting;
import dev.vireo.desktop.form.Sheet;
import dev.vireo.model.guest.VmOptions;
import dev.vireo.model.node.NodeAnswers.CpuModel;
import dev.vireo.model.option.ValueTypes;
import java.util.ArrayList;
import java.util.List;

/** How many processors a guest has, and which. */
public final class ProcessorForm {
    /** The model that every x86 server of the last fifteen years has, so that the guest can move between them. */
    private static final String USUAL = "x86-64-v2-AES";

    private static final List<String> OFFERED =
            List.of(USUAL, "host", "x86-64-v2", "x86-64-v3", "x86-64-v4", "kvm64", "qemu64", "max");

    private final InputField<Long> sockets;
    private final InputField<Long> cores;
    private final ChoiceField<String> model;
    private final ProcessorLimits limits;
    private final FlagField hidden;
    private long nodeProcessors;

    /** @param prefix begins the fields' ids */
    public ProcessorForm(String prefix) {
        sockets = InputField.of(new FieldState(prefix + "-sockets", Sentence.of("Sockets")), ValueTypes.integer(1, 8))
                .in(Sentence.EMPTY, 1)
                .holding("1");
        cores = InputField.of(new FieldState(prefix + "-cores", Sentence.of("Cores")), ValueTypes.integer(1, 256))
                .in(Sentence.EMPTY, 1)
                .holding("1");
        model = ChoiceField.of(
                new FieldState(prefix + "-cpu", Sentence.of("Type")),
                OFFERED.stream().map(ProcessorForm::choice).toList());
        hidden = new FlagField(new FieldState(prefix + "-cpu-hidden", Sentence.of("Hide the hypervisor")), false);
        limits = new ProcessorLimits(prefix, this::total);
        wire();
    }

    private void wire() {
        model.state()
                .hintProperty()
                .set(Sentence.of("Works on every node, so that the guest can move. “host” is the fastest, and binds the"
                        + " guest to nodes with the same processor."));
        hidden.state().hintProperty().set(Sentence.of("For drivers that refuse to run in a virtual machine."));
        sockets.textProperty().addListener((observable, before, now) -> countTotal());
        cores.textProperty().addListener((observable, before, now) -> countTotal());
        countTotal();
    }

    private static Choice<String> choice(String name) {
        return switch (name) {
            case USUAL -> Choice.of(name, Sentence.verbatim(name), Sentence.of("default"));
            case "host" -> Choice.of(name, Sentence.verbatim(name), Sentence.of("as the node’s own"));
            default -> Choice.of(name, Sentence.verbatim(name));
        };
    }

    private void countTotal() {
        long total = total();
        boolean tooMany = nodeProcessors > 0 && total > nodeProcessors;
        String count = Long.toString(total);
        cores.state()
                .hintProperty()
                .set(
                        tooMany
                                ? Sentence.of(
                                        "{0} in all, and the node has {1}: the guest may be slow or not start there.",
                                        count, Long.toString(nodeProcessors))
                                : Sentence.of("{0} in all.", count));
        limits.recheck();
    }

    /** Processors of the guest; 0 while a number is wrong. */
    public long total() {
        return sockets.value().orElse(0L) * cores.value().orElse(0L);
    }

    /** Offers the node's processor models, and notes how many processors it has itself; 0 if that is unknown. */
    public void offer(List<CpuModel> models, long processors) {
        nodeProcessors = processors;
        List<String> names = new ArrayList<>(OFFERED);
        models.stream()
                .map(CpuModel::name)
                .filter(name -> !names.contains(name))
                .forEach(names::add);
        model.offerBeside(names.stream().map(ProcessorForm::choice).toList());
        countTotal();
    }

    /** The keys that the fields stand for. */
    public List<Binding> bindings() {
        List<Binding> bindings = new ArrayList<>(List.of(
                Setting.of(VmOptions.SOCKETS.name(), sockets, "1"),
                Setting.of(VmOptions.CORES.name(), cores, "1"),
                PropertySetting.of(
                        VmOptions.CPU.name(),
                        "cputype",
                        Setting.of("cputype", model, () -> model.value().orElse(""), this::showModel),
                        Setting.of("flags", limits.flags()),
                        Setting.of("hidden", hidden, false))));
        bindings.addAll(limits.bindings());
        return bindings;
    }

    /** An absent key means the oldest model. */
    private void showModel(String name) {
        String shown = name.isEmpty() ? "kvm64" : name;
        if (model.choices().stream().noneMatch(choice -> choice.value().equals(shown))) {
            model.choices().add(choice(shown));
        }
        model.choose(shown);
    }

    /** The fields, what few guests need folded away. */
    public Sheet sheet() {
        List<Field> advanced = new ArrayList<>(limits.fields());
        advanced.add(hidden);
        return new Sheet(
                List.of(sockets, cores, model),
                Sentence.of("Advanced: limit, weight, hot-plug, affinity, NUMA, flags"),
                advanced);
    }

    /** Sockets. */
    public InputField<Long> sockets() {
        return sockets;
    }

    /** Cores in each socket. */
    public InputField<Long> cores() {
        return cores;
    }

    /** Processor model. */
    public ChoiceField<String> model() {
        return model;
    }
}
