// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.guest.container.create;

import dev.vireo.desktop.form.ChoiceField;
import dev.vireo.desktop.form.Explanations;
import dev.vireo.desktop.form.Field;
import dev.vireo.desktop.form.FieldState;
import dev.vireo.desktop.form.FlagField;
import dev.vireo.desktop.form.Form;
import dev.vireo.desktop.form.InputField;
import dev.vireo.desktop.form.Sentence;
import dev.vireo.desktop.guest.create.OrderPage;
import dev.vireo.desktop.guest.create.PlaceFields;
import dev.vireo.desktop.guest.options.TagsField;
import dev.vireo.desktop.wizard.Refusals;
import dev.vireo.model.guest.CtOptions;
import dev.vireo.model.guest.CtSystemOptions;
import dev.vireo.model.guest.VmOptions;
import dev.vireo.model.guest.device.ContainerFeatures;
import dev.vireo.model.id.NodeName;
import dev.vireo.model.id.Vmid;
import dev.vireo.model.option.Options;
import java.util.HashMap;
import java.util.Map;
import javafx.beans.value.ObservableBooleanValue;

/** Where the container lives, what it is called, what it may do, and who can log in. */
public final class CtGeneralPage implements OrderPage {
    private final PlaceFields place = new PlaceFields(Sentence.of("CT ID"));
    private final InputField<String> name = InputField.of(
                    new FieldState("wizard-name", Sentence.of("Host name")),
                    CtSystemOptions.HOST_NAME.type(),
                    Explanations.hostName())
            .mayBeEmpty(Sentence.of("CT and its number"));
    private final LoginFields login = new LoginFields();
    private final FlagField unprivileged = flag("unprivileged", Sentence.of("Unprivileged"), true);
    private final FlagField nesting = flag("nesting", Sentence.of("Nesting"), true);
    private final FlagField onBoot = flag("onboot", Sentence.of("Start with the node"), false);
    private final InputField<String> tags = TagsField.of("wizard-tags");
    private final Form form = Form.of(
            place.node(),
            place.vmid(),
            name,
            login.password(),
            login.again(),
            login.keys(),
            unprivileged,
            nesting,
            onBoot,
            tags);

    /** A page that knows no node yet. */
    public CtGeneralPage() {
        unprivileged.onProperty().addListener((observable, before, now) -> suitPrivilege(now));
        tellPrivilege();
    }

    private static FlagField flag(String id, Sentence label, boolean on) {
        return new FlagField(new FieldState("wizard-" + id, label), on);
    }

    /** The server lets nobody but root give a trusted container more; and such a one needs no nesting for systemd. */
    private void suitPrivilege(boolean isUnprivileged) {
        nesting.onProperty().set(isUnprivileged);
        tellPrivilege();
    }

    private void tellPrivilege() {
        nesting.state()
                .hintProperty()
                .set(
                        unprivileged.isOn()
                                ? Sentence.of("Containers run in it; systemd wants it too.")
                                : Sentence.of(
                                        "Containers run in it. For a privileged one, only root@pam can allow it."));
        unprivileged
                .state()
                .hintProperty()
                .set(
                        unprivileged.isOn()
                                ? Sentence.of("Its root is an ordinary account on the node: safe, and right for most.")
                                : Sentence.of("Its root is the node’s root: for people whom you trust with the node."));
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

    /** Its host name. */
    public InputField<String> name() {
        return name;
    }

    /** Password and keys of its root. */
    public LoginFields login() {
        return login;
    }

    /** Whether its root is an ordinary account on the node. */
    public FlagField unprivileged() {
        return unprivileged;
    }

    /** Whether containers may run in it. */
    public FlagField nesting() {
        return nesting;
    }

    /** Whether it starts with the node. */
    public FlagField onBoot() {
        return onBoot;
    }

    /** Tags, separated by blanks. */
    public InputField<String> tags() {
        return tags;
    }

    @Override
    public Sentence step() {
        return Sentence.of("General");
    }

    @Override
    public Sentence question() {
        return Sentence.of("Where does the container live, and who can log in?");
    }

    @Override
    public ObservableBooleanValue valid() {
        return form.valid();
    }

    @Override
    public Options options() {
        Options options = place.options()
                .withNullable(CtSystemOptions.HOST_NAME, name.value().orElse(null))
                .with(CtOptions.UNPRIVILEGED, unprivileged.isOn())
                .withNullable(
                        VmOptions.TAGS, tags.value().map(TagsField::written).orElse(null));
        if (nesting.isOn()) {
            options = options.with(CtOptions.FEATURES, ContainerFeatures.NONE.with(ContainerFeatures.NESTING, true));
        }
        return (onBoot.isOn() ? options.with(VmOptions.ON_BOOT, true) : options).overlaidBy(login.options());
    }

    @Override
    public boolean refuse(String parameter, Sentence reason) {
        Map<String, Field> fields = new HashMap<>(login.byParameter());
        fields.putAll(Map.of(
                "node",
                place.node(),
                "vmid",
                place.vmid(),
                "hostname",
                name,
                "tags",
                tags,
                "onboot",
                onBoot,
                "features",
                nesting));
        fields.put("unprivileged", unprivileged);
        return new Refusals(fields).refuse(parameter, reason);
    }
}
