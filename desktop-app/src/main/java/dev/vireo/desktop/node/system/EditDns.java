// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.node.system;

import dev.vireo.desktop.dialog.Operation;
import dev.vireo.desktop.form.Field;
import dev.vireo.desktop.form.FieldState;
import dev.vireo.desktop.form.InputField;
import dev.vireo.desktop.form.Sentence;
import dev.vireo.desktop.form.Sheet;
import dev.vireo.desktop.node.list.NodeCalls;
import dev.vireo.model.api.Arguments;
import dev.vireo.model.api.SystemEndpoints;
import dev.vireo.model.node.SystemAnswers.Dns;
import dev.vireo.model.option.Option;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/** Sets a node's name servers. */
final class EditDns implements Operation {
    private final NodeCalls calls;
    private final InputField<String> search = InputField.of(
                    new FieldState("dns-search", Sentence.of("Search domain")),
                    SystemEndpoints.SEARCH_DOMAIN.type(),
                    (given, cause) -> Sentence.of("A domain is needed, such as example.org."))
            .mayBeEmpty(Sentence.of("none"));
    private final InputField<String> first;
    private final InputField<String> second;
    private final InputField<String> third;

    EditDns(NodeCalls calls, Dns present) {
        this.calls = calls;
        search.holding(text(present.search()));
        first = server(SystemEndpoints.DNS_1, Sentence.of("First server"), present.dns1());
        second = server(SystemEndpoints.DNS_2, Sentence.of("Second server"), present.dns2())
                .mayBeEmpty(Sentence.of("none"));
        third = server(SystemEndpoints.DNS_3, Sentence.of("Third server"), present.dns3())
                .mayBeEmpty(Sentence.of("none"));
    }

    private static InputField<String> server(Option<String> option, Sentence label, @Nullable String present) {
        return InputField.of(
                        new FieldState("dns-" + option.name(), label),
                        option.type(),
                        (given, cause) -> Sentence.of("An IP address is needed, such as 192.0.2.1."))
                .holding(text(present));
    }

    private static String text(@Nullable String text) {
        return Objects.requireNonNullElse(text, "");
    }

    @Override
    public Sentence title() {
        return Sentence.of("Name servers of {0}", calls.node().name());
    }

    @Override
    public Sheet sheet() {
        return Sheet.of(first, second, third, search);
    }

    @Override
    public Map<String, Field> byParameter() {
        return Map.of("dns1", first, "dns2", second, "dns3", third, "search", search);
    }

    @Override
    public Sentence verb() {
        return Sentence.of("Save");
    }

    @Override
    public Callable<List<String>> prepare() {
        Arguments arguments = calls.path().with(SystemEndpoints.SEARCH_DOMAIN, search.written());
        arguments = with(arguments, SystemEndpoints.DNS_1, first);
        arguments = with(arguments, SystemEndpoints.DNS_2, second);
        return calls.change(SystemEndpoints.WRITE_DNS, with(arguments, SystemEndpoints.DNS_3, third));
    }

    private static Arguments with(Arguments arguments, Option<String> option, InputField<String> field) {
        return field.written().isEmpty() ? arguments : arguments.with(option, field.written());
    }
}
