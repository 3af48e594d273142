// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.guest.container;

import dev.vireo.desktop.form.Binding;
import dev.vireo.desktop.form.Choice;
import dev.vireo.desktop.form.ChoiceField;
import dev.vireo.desktop.form.FieldState;
import dev.vireo.desktop.form.InputField;
import dev.vireo.desktop.form.Sentence;
import dev.vireo.desktop.form.Setting;
import dev.vireo.desktop.form.Sheet;
import dev.vireo.model.guest.CtSystemOptions;
import java.util.List;

/** Which name servers a container asks. */
public final class NameServerForm {
    /** Whose they are. */
    public enum Source {
        /** The node's. */
        NODE,
        /** Its own. */
        OWN
    }

    private final ChoiceField<Source> source;
    private final InputField<String> domain;
    private final InputField<String> servers;

    /** @param prefix begins the fields' ids */
    public NameServerForm(String prefix) {
        source = ChoiceField.of(
                new FieldState(prefix + "-dns", Sentence.of("Name servers")),
                List.of(
                        Choice.of(
                                Source.NODE,
                                Sentence.of("As the node"),
                                Sentence.of("The container asks the servers that its node asks at its start. Right for"
                                        + " most.")),
                        Choice.of(
                                Source.OWN,
                                Sentence.of("Its own"),
                                Sentence.of("For containers in a network with a domain or servers of its own."))));
        domain = InputField.of(
                        new FieldState(prefix + "-searchdomain", Sentence.of("Search domains")),
                        CtSystemOptions.SEARCH_DOMAIN.type(),
                        (given, cause) -> Sentence.of("Domains such as example.org are needed, “{0}” is given.", given))
                .mayBeEmpty(Sentence.of("as the node"));
        servers = InputField.of(
                        new FieldState(prefix + "-nameserver", Sentence.of("Servers")),
                        CtSystemOptions.NAME_SERVER.type(),
                        (given, cause) -> Sentence.of(
                                "IP addresses with a space between them are needed, “{0}” is given.", given))
                .mayBeEmpty(Sentence.of("as the node"));
        source.valueProperty().addListener((observable, before, now) -> show());
        domain.state().hintProperty().set(Sentence.of("A name without a dot is looked up in these domains."));
        show();
    }

    private void show() {
        boolean isOwn = source.is(Source.OWN);
        source.state().hintProperty().set(source.chosen().map(Choice::detail).orElse(Sentence.EMPTY));
        domain.state().shownProperty().set(isOwn);
        servers.state().shownProperty().set(isOwn);
    }

    /** What the fields stand for. */
    public List<Binding> bindings() {
        return List.of(
                setting(CtSystemOptions.SEARCH_DOMAIN.name(), domain),
                setting(CtSystemOptions.NAME_SERVER.name(), servers));
    }

    private Setting setting(String key, InputField<String> field) {
        return Setting.of(key, field, field::formatted, text -> {
            field.textProperty().set(text);
            if (!text.isEmpty()) {
                source.choose(Source.OWN);
            }
        });
    }

    /** The fields as they are laid out. */
    public Sheet sheet() {
        return Sheet.of(source, domain, servers);
    }

    /** Whose servers. */
    public ChoiceField<Source> source() {
        return source;
    }

    /** Domains of names without a dot. */
    public InputField<String> domain() {
        return domain;
    }

    /** Addresses of the servers. */
    public InputField<String> servers() {
        return servers;
    }
}
