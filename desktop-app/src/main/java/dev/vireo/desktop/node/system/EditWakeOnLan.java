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
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;

/** Sets by which card a node can be woken. */
final class EditWakeOnLan implements Operation {
    private final NodeCalls calls;
    private final InputField<String> mac = InputField.of(
                    new FieldState("node-wakeonlan", Sentence.of("MAC address")),
                    SystemEndpoints.WAKE_ON_LAN.type(),
                    (given, cause) -> Sentence.of("A MAC address is needed, such as 02:00:00:00:00:01."))
            .mayBeEmpty(Sentence.of("cannot be woken"));

    EditWakeOnLan(NodeCalls calls, Map<String, Object> present) {
        this.calls = calls;
        mac.holding(String.valueOf(present.getOrDefault("wakeonlan", "")));
    }

    @Override
    public Sentence title() {
        return Sentence.of("How to wake {0}", calls.node().name());
    }

    @Override
    public ObservableValue<Sentence> meaning() {
        return new SimpleObjectProperty<>(
                Sentence.of("Another node of the cluster sends a packet to this card while the node is switched off."));
    }

    @Override
    public Sheet sheet() {
        return Sheet.of(mac);
    }

    @Override
    public Map<String, Field> byParameter() {
        return Map.of("wakeonlan", mac);
    }

    @Override
    public Sentence verb() {
        return Sentence.of("Save");
    }

    @Override
    public Callable<List<String>> prepare() {
        Arguments arguments = mac.written().isEmpty()
                ? calls.path().with(SystemEndpoints.DELETED, "wakeonlan")
                : calls.path().with(SystemEndpoints.WAKE_ON_LAN, mac.written());
        return calls.change(SystemEndpoints.WRITE_CONFIG, arguments);
    }
}
