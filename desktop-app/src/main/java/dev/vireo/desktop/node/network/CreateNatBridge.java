// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.node.network;

import dev.vireo.desktop.dialog.Operation;
import dev.vireo.desktop.form.Field;
import dev.vireo.desktop.form.FieldState;
import dev.vireo.desktop.form.InputField;
import dev.vireo.desktop.form.Sentence;
import dev.vireo.desktop.form.Sheet;
import dev.vireo.desktop.node.list.NodeCalls;
import dev.vireo.model.api.Arguments;
import dev.vireo.model.api.NetworkEndpoints;
import dev.vireo.model.node.NetworkOptions;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;

/** Adds a bridge whose guests go out as the node and get addresses from it; it waits to be applied. */
final class CreateNatBridge implements Operation {
    private static final Sentence ADDRESS = Sentence.of("An address of the bridge's network is needed.");

    private final NodeCalls calls;
    private final InputField<String> name = InputField.of(
                    new FieldState("nat-name", Sentence.of("Name")),
                    NetworkOptions.INTERFACE.type(),
                    (given, cause) -> Sentence.of("A name has small letters and digits, such as vmbr1."))
            .holding("vmbr1");
    private final InputField<String> cidr = InputField.of(
                    new FieldState("nat-cidr", Sentence.of("Address")),
                    NetworkEndpoints.NAT_ADDRESS.type(),
                    (given, cause) -> Sentence.of("An address with its network is needed, such as 10.10.10.1/24."))
            .holding("10.10.10.1/24");
    private final InputField<String> first = InputField.of(
                    new FieldState("nat-first", Sentence.of("First address given out")),
                    NetworkEndpoints.DHCP_FIRST.type(),
                    (given, cause) -> ADDRESS)
            .mayBeEmpty(Sentence.of("as fits"));
    private final InputField<String> last = InputField.of(
                    new FieldState("nat-last", Sentence.of("Last address given out")),
                    NetworkEndpoints.DHCP_LAST.type(),
                    (given, cause) -> ADDRESS)
            .mayBeEmpty(Sentence.of("as fits"));

    CreateNatBridge(NodeCalls calls) {
        this.calls = calls;
        cidr.state()
                .hintProperty()
                .set(Sentence.of("The router of the guests; choose a network that is used nowhere else."));
    }

    @Override
    public Sentence title() {
        return Sentence.of("Add a NAT bridge");
    }

    @Override
    public ObservableValue<Sentence> meaning() {
        return new SimpleObjectProperty<>(
                Sentence.of("Guests on it get addresses by DHCP and reach the outside as the node;"
                        + " nobody outside reaches them. It works from the node's boot on."));
    }

    @Override
    public Sheet sheet() {
        return Sheet.of(name, cidr).folding(Sentence.of("Advanced: addresses given out"), first, last);
    }

    @Override
    public Map<String, Field> byParameter() {
        return Map.of("iface", name, "cidr", cidr, "dhcp-first", first, "dhcp-last", last);
    }

    @Override
    public Sentence verb() {
        return Sentence.of("Add");
    }

    @Override
    public Callable<List<String>> prepare() {
        Arguments arguments = calls.path()
                .with(NetworkOptions.INTERFACE, name.written())
                .with(NetworkEndpoints.NAT_ADDRESS, cidr.written());
        if (!first.written().isEmpty()) {
            arguments = arguments.with(NetworkEndpoints.DHCP_FIRST, first.written());
        }
        if (!last.written().isEmpty()) {
            arguments = arguments.with(NetworkEndpoints.DHCP_LAST, last.written());
        }
        return calls.change(NetworkEndpoints.CREATE_NAT, arguments);
    }
}
