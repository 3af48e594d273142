// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.node.network;

import dev.vireo.desktop.dialog.Operation;
import dev.vireo.desktop.form.Field;
import dev.vireo.desktop.form.Sentence;
import dev.vireo.desktop.form.Sheet;
import dev.vireo.desktop.node.list.NodeCalls;
import dev.vireo.model.api.Arguments;
import dev.vireo.model.api.Endpoint;
import dev.vireo.model.api.NetworkEndpoints;
import dev.vireo.model.node.NetworkAnswers.InterfaceSettings;
import dev.vireo.model.node.NodeAnswers.NetworkInterface;
import dev.vireo.model.option.Options;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;

/** Adds an interface, or sets one up anew; it waits to be applied. */
final class EditInterface implements Operation {
    private final NodeCalls calls;
    private final InterfaceKind kind;
    private final Optional<NetworkInterface> present;
    private final InterfaceFields fields;

    EditInterface(NodeCalls calls, InterfaceKind kind) {
        this(calls, kind, Optional.empty());
    }

    EditInterface(NodeCalls calls, NetworkInterface present) {
        this(calls, InterfaceKind.of(present.type()).orElse(InterfaceKind.ETH), Optional.of(present));
    }

    private EditInterface(NodeCalls calls, InterfaceKind kind, Optional<NetworkInterface> present) {
        this.calls = calls;
        this.kind = kind;
        this.present = present;
        this.fields = new InterfaceFields(kind);
        present.ifPresent(fields::show);
    }

    @Override
    public Sentence title() {
        return present.map(shown -> Sentence.of("Interface {0}", shown.iface())).orElse(kind.newTitle());
    }

    @Override
    public ObservableValue<Sentence> meaning() {
        return new SimpleObjectProperty<>(kind.meaning());
    }

    @Override
    public Sheet sheet() {
        return new Sheet(fields.main(), Sentence.of("Advanced: MTU, notes"), fields.folded());
    }

    @Override
    public Map<String, Field> byParameter() {
        return fields.byParameter();
    }

    @Override
    public Sentence verb() {
        return present.isPresent() ? Sentence.of("Save") : Sentence.of("Add");
    }

    @Override
    public Callable<List<String>> prepare() {
        Map<String, String> values = new LinkedHashMap<>(calls.path().options().asMap());
        values.putAll(fields.values());
        values.put("type", kind.type());
        present.map(NetworkInterface::settings).ifPresent(settings -> keepHidden(values, settings));
        Endpoint<Void> endpoint = present.isPresent() ? NetworkEndpoints.UPDATE : NetworkEndpoints.CREATE;
        present.ifPresent(shown -> values.put("iface", shown.iface()));
        return calls.change(endpoint, Arguments.of(Options.of(values)));
    }

    /** What is not asked here would be removed if it were left out. */
    private static void keepHidden(Map<String, String> values, InterfaceSettings settings) {
        String vlans = settings.vlans();
        if (vlans != null && values.containsKey("bridge_vlan_aware")) {
            values.put("bridge_vids", vlans);
        }
        String hash = settings.bondHash();
        if (hash != null && values.containsKey("bond_mode")) {
            values.put("bond_xmit_hash_policy", hash);
        }
        String device = settings.vlanDevice();
        Integer number = settings.vlanId();
        if (device != null && number != null) {
            values.putIfAbsent("vlan-raw-device", device);
            values.putIfAbsent("vlan-id", number.toString());
        }
    }
}
