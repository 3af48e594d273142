// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.guest.create;

import dev.vireo.desktop.form.Binding;
import dev.vireo.desktop.form.ChoiceField;
import dev.vireo.desktop.form.Form;
import dev.vireo.desktop.form.InputField;
import dev.vireo.desktop.form.Sentence;
import dev.vireo.desktop.form.Sheet;
import dev.vireo.desktop.guest.hardware.ProcessorForm;
import dev.vireo.desktop.wizard.Refusals;
import dev.vireo.model.node.NodeAnswers.CpuModel;
import dev.vireo.model.option.Options;
import java.util.List;
import javafx.beans.value.ObservableBooleanValue;

/** How many processors the guest has, and which. */
public final class CpuPage implements PageModel {
    private final ProcessorForm processors = new ProcessorForm("wizard");
    private final List<Binding> bindings = processors.bindings();
    private final Form form = processors.sheet().form();

    /** Offers the node's processor models, and notes how many processors it has itself; 0 if that is unknown. */
    public void offer(List<CpuModel> models, long count) {
        processors.offer(models, count);
    }

    /** The fields as they are laid out. */
    Sheet sheet() {
        return processors.sheet();
    }

    /** Sockets. */
    public InputField<Long> sockets() {
        return processors.sockets();
    }

    /** Cores in each socket. */
    public InputField<Long> cores() {
        return processors.cores();
    }

    /** Processor model. */
    public ChoiceField<String> model() {
        return processors.model();
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
        return Refusals.store(bindings);
    }

    @Override
    public boolean refuse(String parameter, Sentence reason) {
        return Refusals.of(bindings).refuse(parameter, reason);
    }
}
