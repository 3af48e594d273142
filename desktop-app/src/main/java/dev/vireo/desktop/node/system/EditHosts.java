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
import dev.vireo.model.node.SystemAnswers.HostsFile;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;

/** Changes a node's file of names and addresses; refused if somebody else changed it meanwhile. */
final class EditHosts implements Operation {
    private final NodeCalls calls;
    private final HostsFile present;
    private final InputField<String> text = InputField.of(
                    new FieldState("node-hosts", Sentence.of("Lines")), SystemEndpoints.HOSTS.type())
            .ofManyLines();

    EditHosts(NodeCalls calls, HostsFile present) {
        this.calls = calls;
        this.present = present;
        text.holding(present.data());
    }

    @Override
    public Sentence title() {
        return Sentence.of("Hosts file of {0}", calls.node().name());
    }

    @Override
    public ObservableValue<Sentence> meaning() {
        return new SimpleObjectProperty<>(Sentence.of("A line holds an address and the names that lead to it."));
    }

    @Override
    public Sheet sheet() {
        return Sheet.of(text);
    }

    @Override
    public Map<String, Field> byParameter() {
        return Map.of("data", text);
    }

    @Override
    public Sentence verb() {
        return Sentence.of("Save");
    }

    @Override
    public Callable<List<String>> prepare() {
        Arguments arguments = calls.path().with(SystemEndpoints.HOSTS, text.written() + "\n");
        String digest = present.digest();
        return calls.change(
                SystemEndpoints.WRITE_HOSTS,
                digest == null ? arguments : arguments.with(SystemEndpoints.HOSTS_DIGEST, digest));
    }
}
