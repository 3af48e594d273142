// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.guest.create;

import dev.vireo.desktop.form.Choice;
import dev.vireo.desktop.form.ChoiceField;
import dev.vireo.desktop.form.Explanations;
import dev.vireo.desktop.form.FieldState;
import dev.vireo.desktop.form.InputField;
import dev.vireo.desktop.form.Sentence;
import dev.vireo.desktop.form.Wording;
import dev.vireo.desktop.fx.Texts;
import dev.vireo.model.api.PathParameters;
import dev.vireo.model.id.NodeName;
import dev.vireo.model.id.Vmid;
import dev.vireo.model.option.Options;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javafx.beans.binding.StringBinding;

/** The fields for the node that a guest is made on and for its number. */
public final class PlaceFields {
    private final ChoiceField<NodeName> node = new ChoiceField<NodeName>(
                    new FieldState("wizard-node", Sentence.of("Node")))
            .missing(Sentence.of("No node can be reached just now."));
    private final InputField<Vmid> vmid;

    /** @param number what the number is called for that kind of guest */
    public PlaceFields(Sentence number) {
        this.vmid =
                InputField.of(new FieldState("wizard-vmid", number), PathParameters.VMID.type(), Explanations.vmid());
    }

    /** Offers nodes; those that do not answer are barred. */
    void offer(List<NodeChoice> nodes) {
        node.offer(nodes.stream()
                .map(offered -> Choice.of(
                                offered.name(), Sentence.verbatim(offered.name().name()))
                        .barredBy(offered.online() ? Sentence.EMPTY : Sentence.of("The node does not answer.")))
                .toList());
    }

    /** Says that the number is in use. */
    void vmidIsTaken(Vmid taken) {
        vmid.state()
                .refusalProperty()
                .set(Optional.of(Sentence.of("{0} belongs to another guest. Choose a free number.", taken.toString())));
    }

    /** Node that the guest is made on. */
    public ChoiceField<NodeName> node() {
        return node;
    }

    /** Its number. */
    public InputField<Vmid> vmid() {
        return vmid;
    }

    /**
     * Both in words, for a wizard's title.
     *
     * @param numbered what the number is called for that kind of guest
     */
    public StringBinding words(Texts texts, Function<String, Sentence> numbered) {
        Wording wording = new Wording(texts);
        return texts.computed(
                () -> node.value().map(Object::toString).orElse("–") + " · "
                        + wording.say(numbered.apply(
                                vmid.value().map(Object::toString).orElse("–"))),
                node.valueProperty(),
                vmid.textProperty());
    }

    /** What both stand for in the call. */
    public Options options() {
        return Options.EMPTY
                .withNullable(PathParameters.NODE, node.value().orElse(null))
                .withNullable(PathParameters.VMID, vmid.value().orElse(null));
    }
}
