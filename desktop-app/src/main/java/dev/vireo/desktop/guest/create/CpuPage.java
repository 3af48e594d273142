// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.guest.create;

import dev.vireo.desktop.form.Choice;
import dev.vireo.desktop.form.ChoiceField;
import dev.vireo.desktop.form.FieldState;
import dev.vireo.desktop.form.Form;
import dev.vireo.desktop.form.InputField;
import dev.vireo.desktop.form.Sentence;
import dev.vireo.model.guest.VmOptions;
import dev.vireo.model.guest.device.Processor;
import dev.vireo.model.node.NodeAnswers.CpuModel;
import dev.vireo.model.option.Options;
import dev.vireo.model.option.ValueTypes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javafx.beans.value.ObservableBooleanValue;

/** How many processors the guest has, and which. */
public final class CpuPage implements PageModel {
    /** The model that every x86 server of the last fifteen years has, so that the guest can move between them. */
    private static final String USUAL = "x86-64-v2-AES";

    private static final List<String> OFFERED =
            List.of(USUAL, "host", "x86-64-v2", "x86-64-v3", "x86-64-v4", "kvm64", "qemu64", "max");

    private final InputField<Long> sockets = InputField.of(
                    new FieldState("wizard-sockets", Sentence.of("Sockets")), ValueTypes.integer(1, 8))
            .in(Sentence.EMPTY, 1)
            .holding("1");
    private final InputField<Long> cores = InputField.of(
                    new FieldState("wizard-cores", Sentence.of("Cores")), ValueTypes.integer(1, 256))
            .in(Sentence.EMPTY, 1)
            .holding("1");
    private final ChoiceField<String> model = ChoiceField.of(
            new FieldState("wizard-cpu", Sentence.of("Type")),
            OFFERED.stream().map(CpuPage::choice).toList());
    private final Form form = Form.of(sockets, cores, model);
    private long nodeProcessors;

    /** A page with one processor. */
    public CpuPage() {
        model.state()
                .hintProperty()
                .set(Sentence.of("Works on every node, so that the guest can move. “host” is the fastest, and binds the"
                        + " guest to nodes with the same processor."));
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
        model.offer(names.stream().map(CpuPage::choice).toList());
        countTotal();
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

    @Override
    public Sentence step() {
        return Sentence.of("CPU");
    }

    @Override
    public Sentence question() {
        return Sentence.of("How many processors does the guest have?");
    }

    @Override
    public ObservableBooleanValue valid() {
        return form.valid();
    }

    @Override
    public Options options() {
        return Options.EMPTY
                .withNullable(VmOptions.SOCKETS, sockets.value().orElse(null))
                .withNullable(VmOptions.CORES, cores.value().orElse(null))
                .withNullable(VmOptions.CPU, model.value().map(Processor::of).orElse(null));
    }

    @Override
    public boolean refuse(String parameter, Sentence reason) {
        return new Refusals(Map.of("sockets", sockets, "cores", cores, "cpu", model)).refuse(parameter, reason);
    }
}
