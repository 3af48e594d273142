// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.guest.create;

import dev.vireo.desktop.form.ChoiceField;
import dev.vireo.desktop.form.Explanations;
import dev.vireo.desktop.form.FieldState;
import dev.vireo.desktop.form.FlagField;
import dev.vireo.desktop.form.Form;
import dev.vireo.desktop.form.InputField;
import dev.vireo.desktop.form.Sentence;
import dev.vireo.desktop.guest.options.TagsField;
import dev.vireo.desktop.wizard.Refusals;
import dev.vireo.model.guest.VmOptions;
import dev.vireo.model.id.NodeName;
import dev.vireo.model.id.Vmid;
import dev.vireo.model.option.Options;
import java.util.Map;
import javafx.beans.value.ObservableBooleanValue;

/** Where the guest lives and what it is called. */
public final class GeneralPage implements OrderPage {
    private final PlaceFields place = new PlaceFields(Sentence.of("VM ID"));
    private final InputField<String> name = InputField.of(
                    new FieldState("wizard-name", Sentence.of("Name")), VmOptions.NAME.type(), Explanations.hostName())
            .mayBeEmpty(Sentence.of("none"));
    private final InputField<String> tags = TagsField.of("wizard-tags");
    private final FlagField onBoot =
            new FlagField(new FieldState("wizard-onboot", Sentence.of("Start with the node")), false);
    private final Form form = Form.of(place.node(), place.vmid(), name, tags, onBoot);

    /** A page that knows no node yet. */
    public GeneralPage() {
        name.state().hintProperty().set(Sentence.of("Letters, digits and hyphens, as in a host name."));
        onBoot.state().hintProperty().set(Sentence.of("The guest starts when its node has booted."));
    }

    /** Where it is made and its number. */
    public PlaceFields place() {
        return place;
    }

    /** Node that it is made on. */
    public ChoiceField<NodeName> node() {
        return place.node();
    }

    /** Its number. */
    public InputField<Vmid> vmid() {
        return place.vmid();
    }

    /** Name of the guest. */
    public InputField<String> name() {
        return name;
    }

    /** Tags, separated by blanks. */
    public InputField<String> tags() {
        return tags;
    }

    /** Whether it starts with the node. */
    public FlagField onBoot() {
        return onBoot;
    }

    @Override
    public Sentence step() {
        return Sentence.of("General");
    }

    @Override
    public Sentence question() {
        return Sentence.of("Where does the guest live, and what is it called?");
    }

    @Override
    public ObservableBooleanValue valid() {
        return form.valid();
    }

    @Override
    public Options options() {
        Options options = place.options()
                .withNullable(VmOptions.NAME, name.value().orElse(null))
                .withNullable(
                        VmOptions.TAGS, tags.value().map(TagsField::written).orElse(null));
        return onBoot.isOn() ? options.with(VmOptions.ON_BOOT, true) : options;
    }

    @Override
    public boolean refuse(String parameter, Sentence reason) {
        return new Refusals(Map.of(
                        "node", place.node(), "vmid", place.vmid(), "name", name, "tags", tags, "onboot", onBoot))
                .refuse(parameter, reason);
    }
}
